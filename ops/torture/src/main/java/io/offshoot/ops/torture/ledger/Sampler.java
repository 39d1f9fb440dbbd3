package io.offshoot.ops.torture.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Takes {@link Sample samples} of what the workers' groups have committed or, as a share group, acknowledged. */
final class Sampler {

    private static final long ANSWERS_WITHIN_SECONDS = 3;

    private final Admin admin;
    private final String prefix;
    private final Map<TopicPartition, OffsetSpec> requests;
    private final Map<TopicPartition, OffsetSpec> results;

    Sampler(Admin admin, String prefix, int partitions) {
        this.admin = admin;
        this.prefix = prefix;
        this.requests = latest(Stream.of("edit-requests"), prefix, partitions);
        this.results = latest(Stream.of("synthetic", "failures", "concepts"), prefix, partitions);
    }

    /** A sample; empty when a broker does not answer just now. */
    Optional<Sample> take(Promise editors) {
        try {
            Map<TopicPartition, Claim> claims = new HashMap<>(committed("-trainer"));
            claims.putAll(editors == Promise.EXACTLY_ONCE ? committed("-editor") : acknowledged("-editor-queue"));
            return Optional.of(new Sample(claims, ends(results)));
        } catch (ExecutionException | TimeoutException unanswered) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<TopicPartition, Claim> committed(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(prefix + group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Claim> claims = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                claims.put(partition, Claim.of(offset.offset(), offset.metadata()));
            }
        });
        return claims;
    }

    /**
     * What the share group is done with: all that is below its start, and where it says that nothing is left, all that was
     * there before it was asked.
     */
    private Map<TopicPartition, Claim> acknowledged(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = ends(requests);
        Map<TopicPartition, SharePartitionOffsetInfo> offsets =
                answer(admin.listShareGroupOffsets(Map.of(prefix + group, new ListShareGroupOffsetsSpec()))
                        .partitionsToOffsetInfo(prefix + group));
        Map<TopicPartition, Claim> claims = new HashMap<>();
        offsets.forEach((partition, info) -> {
            if (info != null) {
                boolean nothingLeft = info.lag().filter(lag -> lag == 0).isPresent();
                long next = nothingLeft ? ends.getOrDefault(partition, 0L) : 0;
                claims.put(partition, new Claim(Math.max(info.startOffset(), next), List.of()));
            }
        });
        return claims;
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> logs)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> latest =
                answer(admin.listOffsets(logs).all());
        latest.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static Map<TopicPartition, OffsetSpec> latest(Stream<String> words, String prefix, int partitions) {
        return words.flatMap(word -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(prefix + "." + word, partition)))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
