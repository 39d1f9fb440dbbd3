package io.offshoot.workers.trainer;

import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.WorkContext;
import io.offshoot.workers.work.WorkFailedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks out for a newer request of the class that is being learned. Each request is decoded once. */
final class Newcomer {

    private final Topic<String, ConceptRequest> topic;
    private final int version;
    private final WorkContext context;
    private final Map<Long, Optional<Integer>> versions = new HashMap<>();

    /** @param version of the concept that is being learned */
    Newcomer(Topic<String, ConceptRequest> topic, int version, WorkContext context) {
        this.topic = topic;
        this.version = version;
        this.context = context;
    }

    /** The newest version that waits behind this one, when it is newer. */
    Optional<Integer> version() {
        return context.waitingWithSameKey().stream()
                .flatMap(waiting -> versions.computeIfAbsent(waiting.offset(), offset -> versionOf(waiting)).stream())
                .filter(waiting -> waiting > version)
                .max(Integer::compare);
    }

    private Optional<Integer> versionOf(ConsumerRecord<byte[], byte[]> waiting) {
        try {
            return Optional.of(TypedRecords.value(topic, waiting).getConceptVersion());
        } catch (WorkFailedException undecodable) {
            // It becomes a dead letter in its own turn; until then it replaces nothing.
            return Optional.empty();
        }
    }
}
