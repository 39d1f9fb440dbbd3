package io.offshoot.ops.torture.ledger;

import java.util.ArrayList;
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
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Takes {@link Sample samples} of what the workers' groups have committed. */
final class Sampler {

    private static final long ANSWERS_WITHIN_SECONDS = 3;

    private final Admin admin;
    private final List<String> groups;
    private final Map<TopicPartition, OffsetSpec> results;

    Sampler(Admin admin, String prefix, int partitions) {
        this.admin = admin;
        this.groups = List.of(prefix + "-editor", prefix + "-trainer");
        this.results = Stream.of("synthetic", "failures", "concepts")
                .flatMap(word -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(prefix + "." + word, partition)))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    }

    /** A sample; empty when a broker does not answer just now. */
    Optional<Sample> take() {
        try {
            Map<TopicPartition, Claim> claims = new HashMap<>();
            for (String group : groups) {
                claims.putAll(claims(group));
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> latest =
                    admin.listOffsets(results).all().get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
            latest.forEach((partition, info) -> ends.put(partition, info.offset()));
            return Optional.of(new Sample(claims, ends));
        } catch (ExecutionException | TimeoutException unanswered) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<TopicPartition, Claim> claims(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Claim> claims = new HashMap<>();
        for (TopicPartition partition : new ArrayList<>(committed.keySet())) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                claims.put(partition, Claim.of(offset.offset(), offset.metadata()));
            }
        }
        return claims;
    }
}
