package io.offshoot.ops.cli.simulate;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.simulator.FieldPhoto;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes records of simulated photos, as a field camera would publish them. */
public final class SimulatedRecords {
    /** When a simulated camera took its first photo where two runs must give the same bytes. */
    public static final Instant FIRST_PHOTO = Instant.parse("2026-05-04T06:00:00Z");

    private SimulatedRecords() {}

    /** The photo with its mask and all that the camera knows about it. */
    public static LabelledImage of(FieldPhoto photo, Split split) {
        return LabelledImage.newBuilder()
                .setImageId(photo.id())
                .setLabel(photo.label())
                .setSplit(split)
                .setPayload(ByteBuffer.wrap(photo.jpeg()))
                .setMask(ByteBuffer.wrap(photo.maskPng()))
                .setCapturedAt(photo.capturedAt())
                .setSource("simulator")
                .setMetadata(photo.metadata())
                .build();
    }
}
