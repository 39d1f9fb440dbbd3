package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.EveryRecord;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.schemas.avro.Concept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every concept that was ever published, those of one class oldest first: the concepts topic itself, whose records are not
 * compacted for ten years.
 */
record ConceptHistory(List<PublishedConcept> concepts) {

    /** Sorts by class; within one the order of the topic stays. */
    ConceptHistory {
        concepts = concepts.stream()
                .sorted(Comparator.comparing(PublishedConcept::label))
                .toList();
    }

    /** Reads the topic up to its present end. */
    static ConceptHistory read(Connection connection) {
        List<PublishedConcept> concepts = new ArrayList<>();
        EveryRecord.read(connection, connection.topics().concepts(), record -> concepts.add(published(record)));
        return new ConceptHistory(concepts);
    }

    private static PublishedConcept published(ConsumerRecord<String, Concept> record) {
        return new PublishedConcept(
                record.key(),
                record.value(),
                Instant.ofEpochMilli(record.timestamp()),
                SignedPublisher.by(record.headers()));
    }

    /** What was published for one class. */
    List<PublishedConcept> of(String label) {
        return concepts.stream()
                .filter(published -> published.label().equals(label))
                .toList();
    }

    /** The class's newest concept, the one published last; null when it has none. */
    @Nullable
    Concept newest(String label) {
        List<PublishedConcept> ofClass = of(label);
        return ofClass.isEmpty() ? null : ofClass.get(ofClass.size() - 1).concept();
    }

    /**
     * A version that the topology keeps: one that was published since the class's last tombstone.
     *
     * @throws CommandFailure when it is not there; the message names those there are
     */
    Concept kept(String label, int version) {
        SortedMap<Integer, Concept> versions = new TreeMap<>();
        for (PublishedConcept published : of(label)) {
            Concept concept = published.concept();
            if (concept == null) {
                versions.clear();
            } else {
                versions.put(concept.getVersion(), concept);
            }
        }
        return required(label, version, versions);
    }

    /**
     * A version that was ever published, retired or not; the last record of it where there are several.
     *
     * @throws CommandFailure when there was none; the message names those there were
     */
    Concept published(String label, int version) {
        SortedMap<Integer, Concept> versions = new TreeMap<>();
        for (PublishedConcept published : of(label)) {
            Concept concept = published.concept();
            if (concept != null) {
                versions.put(concept.getVersion(), concept);
            }
        }
        return required(label, version, versions);
    }

    private static Concept required(String label, int version, SortedMap<Integer, Concept> versions) {
        Concept concept = versions.get(version);
        if (concept == null) {
            throw new CommandFailure("there is no version " + version + " of " + label + ", " + those(versions.keySet())
                    + "; `offshoot concepts history` shows what was published.");
        }
        return concept;
    }

    private static String those(Collection<Integer> versions) {
        return versions.isEmpty()
                ? "nor any other"
                : "only " + versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
