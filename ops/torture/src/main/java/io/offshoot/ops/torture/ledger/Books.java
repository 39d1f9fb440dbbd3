package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that a reader of committed records saw on the topics during one schedule. Belongs to one thread. */
final class Books {

    final Map<Coordinates, Row<LabelledImage>> images = new HashMap<>();
    final List<Row<LabelledImage>> real = new ArrayList<>();
    final List<DeadLetterRow> rejects = new ArrayList<>();
    final Map<Coordinates, Row<ConceptRequest>> conceptRequests = new HashMap<>();
    final List<Row<Concept>> concepts = new ArrayList<>();
    final Map<Coordinates, Row<EditRequest>> editRequests = new HashMap<>();
    final List<Row<LabelledImage>> synthetic = new ArrayList<>();
    final List<DeadLetterRow> failures = new ArrayList<>();

    private final AvroValues values;

    Books(AvroValues values) {
        this.values = values;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        Coordinates at = Coordinates.of(record);
        String word = record.topic().substring(record.topic().lastIndexOf('.') + 1);
        switch (word) {
            case "images" -> images.put(at, row(LabelledImage.class, record));
            case "real" -> real.add(row(LabelledImage.class, record));
            case "rejects" -> rejects.add(DeadLetterRow.of(new Row<>(at, record, record.value())));
            case "concept-requests" -> conceptRequests.put(at, row(ConceptRequest.class, record));
            case "concepts" -> concepts.add(row(Concept.class, record));
            case "edit-requests" -> editRequests.put(at, row(EditRequest.class, record));
            case "synthetic" -> synthetic.add(row(LabelledImage.class, record));
            case "failures" -> failures.add(DeadLetterRow.of(new Row<>(at, record, record.value())));
            default -> throw new IllegalArgumentException("no topic of the ledger: " + record.topic());
        }
    }

    /** How many edits are there a second time and more. */
    int repeatedEdits() {
        long different = synthetic.stream()
                .map(row -> row.value() == null ? "" : row.value().getImageId())
                .distinct()
                .count();
        return synthetic.size() - (int) different;
    }

    private <V extends SpecificRecord> Row<V> row(Class<V> type, ConsumerRecord<byte[], byte[]> record) {
        return new Row<>(Coordinates.of(record), record, values.read(type, record.value()));
    }
}
