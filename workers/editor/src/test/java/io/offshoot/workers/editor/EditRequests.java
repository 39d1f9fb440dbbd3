package io.offshoot.workers.editor;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.workers.work.TestPhotos;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Edit requests for tests. */
final class EditRequests {

    static final int EDITS = 4;
    static final byte[] PHOTO = TestPhotos.leaf(16, 12, "png");

    private EditRequests() {}

    /** A request for four edits of a wheat photo on the fake model; change what the test is about. */
    static EditRequest.Builder of(String imageId) {
        return EditRequest.newBuilder()
                .setSource(photo(imageId).build())
                .setConceptToken("<wheat>")
                .setConceptVersion(3)
                .setConceptVectors(List.of(List.of(0.1f, 0.2f, 0.3f, 0.4f)))
                .setBaseModel(FakePhotoEditor.FINGERPRINT)
                .setPolicyVersion(7)
                .setEdits(IntStream.range(0, EDITS)
                        .mapToObj(index -> edit(imageId, index))
                        .toList());
    }

    static LabelledImage.Builder photo(String imageId) {
        return LabelledImage.newBuilder()
                .setImageId(imageId)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(PHOTO))
                .setMask(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setSource("camera 5")
                .setMetadata(Map.of("field", "north"));
    }

    static PlannedEdit edit(String imageId, int index) {
        return PlannedEdit.newBuilder()
                .setEditId(imageId + "-edit-" + index)
                .setIndex(index)
                .setStrength(0.25 * (index + 1))
                .setSeed(1000 + index)
                .setPrompt("a photo of a <wheat>")
                .build();
    }
}
