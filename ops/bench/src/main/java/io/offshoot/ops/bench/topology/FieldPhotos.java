package io.offshoot.ops.bench.topology;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Simulated photos, no two alike, as a camera publishes them. */
final class FieldPhotos {

    private static final int SPECIES = 8;
    private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T08:00:00Z");

    private FieldPhotos() {}

    /** @param side height and width in pixels */
    static List<LabelledImage> render(int count, int side) {
        var settings = new SimulationSettings(SPECIES, SimulationSettings.ENDLESS, side, side, 0);
        FieldCamera camera = new FieldCamera(settings, FIRST_OF_MAY, Duration.ofMinutes(1));
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> image(camera.photo(i)))
                .toList();
    }

    private static LabelledImage image(FieldPhoto photo) {
        return LabelledImage.newBuilder()
                .setImageId(photo.id())
                .setLabel(photo.label())
                .setPayload(ByteBuffer.wrap(photo.jpeg()))
                .setCapturedAt(photo.capturedAt())
                .build();
    }
}
