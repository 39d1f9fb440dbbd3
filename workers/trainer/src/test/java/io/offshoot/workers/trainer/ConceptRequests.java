package io.offshoot.workers.trainer;

import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.workers.work.TestPhotos;
import java.nio.ByteBuffer;
import java.util.List;

/** Concept requests for tests. */
final class ConceptRequests {

    private ConceptRequests() {}

    /** A request to learn a class from two photos in ten steps; change what the test is about. */
    static ConceptRequest.Builder of(String label, int version) {
        return ConceptRequest.newBuilder()
                .setRequestId(label + "-" + version)
                .setLabel(label)
                .setConceptVersion(version)
                .setExamples(List.of(
                        example("img-1", TestPhotos.leaf(16, 16, "png")),
                        example("img-2", TestPhotos.leaf(20, 16, "jpeg"))))
                .setSteps(10)
                .setSeed(5);
    }

    static ConceptExample example(String imageId, byte[] photo) {
        return ConceptExample.newBuilder()
                .setImageId(imageId)
                .setSha256("")
                .setPayload(ByteBuffer.wrap(photo))
                .build();
    }
}
