package io.offshoot.streams;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.schemas.label.ConceptToken;
import java.nio.ByteBuffer;
import java.util.List;

/** Photos and concepts to test with. */
public final class Photos {
    private Photos() {}

    /** A training photo whose bytes follow from its number. */
    public static LabelledImage train(String label, int number) {
        return photo(label, number, Split.TRAIN);
    }

    public static LabelledImage photo(String label, int number, Split split) {
        return builder(label + "-" + number, TestImages.jpeg(number))
                .setLabel(label)
                .setSplit(split)
                .build();
    }

    public static LabelledImage.Builder builder(String imageId, byte[] image) {
        return LabelledImage.newBuilder().setImageId(imageId).setLabel("wheat").setPayload(ByteBuffer.wrap(image));
    }

    public static Concept concept(String label, int version) {
        return Concept.newBuilder()
                .setLabel(label)
                .setVersion(version)
                .setToken(ConceptToken.of(new ClassName(label)))
                .setVectors(List.of(List.of(0.5f, -1f, 2f)))
                .setBaseModel("tiny")
                .build();
    }
}
