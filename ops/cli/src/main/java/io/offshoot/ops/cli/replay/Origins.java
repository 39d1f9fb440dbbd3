package io.offshoot.ops.cli.replay;

import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The topics that dead letters come from, and what class their records are of. */
final class Origins {
    private final Map<String, Function<byte[], String>> labels;

    Origins(Topics topics) {
        labels = Map.of(
                topics.images().name(),
                bytes -> value(topics.images(), bytes).getLabel(),
                topics.references().name(),
                bytes -> value(topics.references(), bytes).getLabel(),
                topics.conceptRequests().name(),
                bytes -> value(topics.conceptRequests(), bytes).getLabel(),
                topics.editRequests().name(),
                bytes -> value(topics.editRequests(), bytes).getSource().getLabel());
    }

    /** Names of the topics. */
    Set<String> names() {
        return labels.keySet();
    }

    /** Whether a letter comes from a topic that Offshoot reads, so that it can be put back there. */
    boolean know(FoundLetter letter) {
        return labels.containsKey(letter.why().origin().topic());
    }

    /** The class of a letter; empty when its bytes are no record of its topic. */
    Optional<String> labelOf(FoundLetter letter) {
        byte[] bytes = letter.record().value();
        Function<byte[], String> label = labels.get(letter.why().origin().topic());
        if (bytes == null || label == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(label.apply(bytes));
        } catch (UndecodableRecordException damaged) {
            return Optional.empty();
        }
    }

    private static <V> V value(Topic<?, V> topic, byte[] bytes) {
        return topic.valueSerde().deserializer().deserialize(topic.name(), bytes);
    }
}
