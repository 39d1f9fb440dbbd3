package io.offshoot.ops.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.ops.torture.ledger.Expectations;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Requests that the harness sends past the topology: many under a few keys, whose results must come in order, and some that no
 * worker can answer.
 */
final class Requests {

    private static final int KEYS = 15;
    private static final int EDITS = 2;
    private static final double STRENGTH = 0.5;
    private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0, 0, 1, 9, 9, 9};
    private static final byte[] GARBAGE = "this is no record".getBytes(UTF_8);

    private final Load load;
    private final Topics topics;
    private final SplittableRandom random;

    Requests(Load load, Topics topics) {
        this.load = load;
        this.topics = topics;
        this.random = new SplittableRandom(load.seed()).split();
    }

    List<Item> all() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < load.sameKeyRequests(); i++) {
            String key = load.name() + "-direct-" + i % KEYS;
            byte[] value = bytes(request(key, Split.TRAIN, edits(load.name() + "-direct-edit-" + i, EDITS)));
            items.add(new Item(topics.editRequests().name(), key.getBytes(UTF_8), value, Expectations::request));
        }
        items.add(poison("held-out", bytes(request("held-out", Split.TEST, edits(load.name() + "-held-out", 1)))));
        items.add(poison("no-edits", bytes(request("no-edits", Split.TRAIN, List.of()))));
        items.add(poison("garbage", GARBAGE));
        items.add(poison("unknown-schema", UNKNOWN_SCHEMA));
        items.add(Item.poison(topics.editRequests().name(), null, GARBAGE));
        items.add(Item.poison(topics.conceptRequests().name(), "garbage".getBytes(UTF_8), GARBAGE));
        return items;
    }

    private Item poison(String key, byte[] value) {
        return Item.poison(topics.editRequests().name(), (load.name() + "-" + key).getBytes(UTF_8), value);
    }

    private EditRequest request(String id, Split split, List<PlannedEdit> edits) {
        byte[] png = Pictures.png(random);
        LabelledImage source = LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel(load.name() + "-direct")
                .setSplit(split)
                .setPayload(ByteBuffer.wrap(png))
                .setSha256(Pictures.sha256(png))
                .setWidth(16)
                .setHeight(16)
                .setContentType("image/png")
                .build();
        return EditRequest.newBuilder()
                .setSource(source)
                .setConceptToken("")
                .setConceptVersion(0)
                .setConceptVectors(List.of())
                .setBaseModel("")
                .setEdits(edits)
                .setMode(EditMode.REAL_GUIDANCE)
                .build();
    }

    private List<PlannedEdit> edits(String id, int count) {
        List<PlannedEdit> edits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            edits.add(PlannedEdit.newBuilder()
                    .setEditId(id + "-" + i)
                    .setIndex(i)
                    .setStrength(STRENGTH)
                    .setSeed(random.nextLong())
                    .setPrompt("a photo of a direct request")
                    .build());
        }
        return edits;
    }

    private byte[] bytes(EditRequest request) {
        return topics.editRequests()
                .valueSerde()
                .serializer()
                .serialize(topics.editRequests().name(), request);
    }
}
