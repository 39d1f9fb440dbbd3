package io.offshoot.ops.torture.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Books with requests and images in them, as a reader of the topics would fill them. */
final class LedgerRecords {
    static final String REQUESTS = "t.edit-requests";
    static final String SYNTHETIC = "t.synthetic";

    final Books books = new Books(new AvroValues(new Schemas("http://127.0.0.1:1")));
    final Expectations expectations = new Expectations();
    final List<Sample> samples = new ArrayList<>();

    /** A request with edits named after its offset: 7-0, 7-1 and so on. */
    LedgerRecords request(long offset, String key, int edits) {
        List<PlannedEdit> planned = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            planned.add(PlannedEdit.newBuilder()
                    .setEditId(offset + "-" + i)
                    .setIndex(i)
                    .setStrength(0.5)
                    .setSeed(i)
                    .setPrompt("a photo")
                    .build());
        }
        EditRequest request = EditRequest.newBuilder()
                .setSource(image(key))
                .setConceptToken("")
                .setConceptVersion(0)
                .setConceptVectors(List.of())
                .setBaseModel("")
                .setMode(EditMode.REAL_GUIDANCE)
                .setEdits(planned)
                .build();
        Coordinates at = new Coordinates(REQUESTS, 0, offset);
        books.editRequests.put(at, new Row<>(at, raw(at, key), request));
        expectations.request(at);
        return this;
    }

    /** An edit, published at an offset. */
    LedgerRecords made(long offset, String editId) {
        Coordinates at = new Coordinates(SYNTHETIC, 0, offset);
        books.synthetic.add(new Row<>(at, raw(at, "key"), image(editId)));
        return this;
    }

    /** A look at the committed offset and the end of the log of results. */
    LedgerRecords sample(Claim claim, long end) {
        Map<TopicPartition, Claim> claims = new HashMap<>(Map.of(new TopicPartition(REQUESTS, 0), claim));
        samples.add(new Sample(claims, Map.of(new TopicPartition(SYNTHETIC, 0), end)));
        return this;
    }

    List<String> violations(Invariant invariant) {
        List<String> violations = new ArrayList<>();
        Consumer<String> into = violations::add;
        invariant.check(new Accounts(books, expectations, samples), into);
        return violations;
    }

    private static LabelledImage image(String id) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(new byte[0]))
                .build();
    }

    private static ConsumerRecord<byte[], byte[]> raw(Coordinates at, String key) {
        return new ConsumerRecord<>(at.topic(), at.partition(), at.offset(), key.getBytes(UTF_8), new byte[] {1});
    }
}
