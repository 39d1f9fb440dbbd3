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
    static final String FAILURES = "t.failures";

    final Books books = new Books(new AvroValues(new Schemas("http://127.0.0.1:1")));
    final Expectations expectations = new Expectations();
    final List<Sample> samples = new ArrayList<>();
    private Promise promise = Promise.EXACTLY_ONCE;

    /** Editors in queue mode. */
    LedgerRecords atLeastOnce() {
        promise = Promise.AT_LEAST_ONCE;
        return this;
    }

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
        books.editRequests.put(at, new Row<>(at, raw(at, key, 1), request));
        expectations.request(at);
        return this;
    }

    /** An edit, published at an offset; all have the same pixels. */
    LedgerRecords made(long offset, String editId) {
        return made(offset, editId, 1);
    }

    /** An edit with pixels of its own. */
    LedgerRecords made(long offset, String editId, int pixels) {
        Coordinates at = new Coordinates(SYNTHETIC, 0, offset);
        books.synthetic.add(new Row<>(at, raw(at, "key", pixels), image(editId)));
        return this;
    }

    /** A dead letter of the request at an offset. */
    LedgerRecords failed(long offset, long request) {
        Coordinates at = new Coordinates(FAILURES, 0, offset);
        Row<byte[]> row = new Row<>(at, raw(at, "key", 1), new byte[] {1});
        books.failures.add(new DeadLetterRow(row, new Coordinates(REQUESTS, 0, request), "unexpected"));
        return this;
    }

    /** A look at the committed offset and the end of the log of results. */
    LedgerRecords sample(Claim claim, long end) {
        Map<TopicPartition, Claim> claims = new HashMap<>(Map.of(new TopicPartition(REQUESTS, 0), claim));
        samples.add(new Sample(
                claims, Map.of(new TopicPartition(SYNTHETIC, 0), end, new TopicPartition(FAILURES, 0), end)));
        return this;
    }

    List<String> violations(Invariant invariant) {
        List<String> violations = new ArrayList<>();
        Consumer<String> into = violations::add;
        invariant.check(new Accounts(books, expectations, samples, promise), into);
        return violations;
    }

    private static LabelledImage image(String id) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(new byte[0]))
                .build();
    }

    private static ConsumerRecord<byte[], byte[]> raw(Coordinates at, String key, int value) {
        return new ConsumerRecord<>(
                at.topic(), at.partition(), at.offset(), key.getBytes(UTF_8), new byte[] {(byte) value});
    }
}
