package io.offshoot.training;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Images for tests: photos by name, and edits of them. */
final class Images {

    static final TopicPartition REAL = new TopicPartition("offshoot.real", 0);
    static final TopicPartition SYNTHETIC = new TopicPartition("offshoot.synthetic", 0);

    private Images() {}

    static LabelledImage photo(String name, String label, Split split) {
        return LabelledImage.newBuilder()
                .setImageId(name)
                .setLabel(label)
                .setSplit(split)
                .setPayload(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    static LabelledImage photo(String name) {
        return photo(name, "wheat", Split.TRAIN);
    }

    static LabelledImage edit(String name, String of, int conceptVersion, @Nullable Double score) {
        return LabelledImage.newBuilder(photo(name))
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId(of)
                        .setSourceSha256("ab")
                        .setEditIndex(0)
                        .setEditCount(1)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(1)
                        .setPrompt("a photo of a <wheat>")
                        .setConceptVersion(conceptVersion)
                        .setScore(score)
                        .build())
                .build();
    }

    static LabelledImage weighted(String name, String of, double weight) {
        LabelledImage edit = edit(name, of);
        edit.getProvenance().setWeight(weight);
        return edit;
    }

    static LabelledImage edit(String name, String of) {
        return edit(name, of, 1, null);
    }

    static TrainingImage image(LabelledImage record) {
        return new TrainingImage(record, (ByteBuffer) record.getPayload());
    }

    static Arrival arrival(LabelledImage record, long offset) {
        return new Arrival(new Place(record.getProvenance() == null ? REAL : SYNTHETIC, offset), image(record));
    }
}
