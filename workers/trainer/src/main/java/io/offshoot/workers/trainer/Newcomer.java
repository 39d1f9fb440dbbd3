package io.offshoot.workers.trainer;

import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.WorkContext;
import io.offshoot.workers.work.WorkFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Looks out for newer requests of the class that is being learned. Each request is decoded once. */
final class Newcomer {

    private final Topic<String, ConceptRequest> topic;
    private final ConceptRequest learned;
    private final WorkContext context;
    private final Map<Long, Optional<Waiting>> decoded = new HashMap<>();

    /** What counts of a request that waits; its photos need not be held for long. */
    private record Waiting(int version, @Nullable String unet, int publishedVersion) {}

    /** @param learned the request that is being answered */
    Newcomer(Topic<String, ConceptRequest> topic, ConceptRequest learned, WorkContext context) {
        this.topic = topic;
        this.learned = learned;
        this.context = context;
    }

    /** The newest version that waits behind this one, when it is newer. */
    OptionalInt version() {
        return newer().stream().mapToInt(Waiting::version).max();
    }

    /**
     * The newest version that waits, when it may end a training that has begun: the class's photos do not wait for this
     * concept, as they have one already, or as they are to be edited with another UNet by now.
     */
    OptionalInt successor() {
        List<Waiting> newer = newer();
        boolean isAwaited = learned.getPublishedVersion() == 0 && newer.stream().allMatch(this::waitsForThisConcept);
        return isAwaited
                ? OptionalInt.empty()
                : newer.stream().mapToInt(Waiting::version).max();
    }

    private boolean waitsForThisConcept(Waiting newer) {
        return newer.publishedVersion() == 0 && Objects.equals(newer.unet(), learned.getUnet());
    }

    private List<Waiting> newer() {
        return context.waitingWithSameKey().stream()
                .flatMap(waiting -> decoded.computeIfAbsent(waiting.offset(), offset -> decode(waiting)).stream())
                .filter(waiting -> waiting.version() > learned.getConceptVersion())
                .toList();
    }

    private Optional<Waiting> decode(ConsumerRecord<byte[], byte[]> waiting) {
        try {
            ConceptRequest request = TypedRecords.value(topic, waiting);
            return Optional.of(
                    new Waiting(request.getConceptVersion(), request.getUnet(), request.getPublishedVersion()));
        } catch (WorkFailedException undecodable) {
            // It becomes a dead letter in its own turn; until then it replaces nothing.
            return Optional.empty();
        }
    }
}
