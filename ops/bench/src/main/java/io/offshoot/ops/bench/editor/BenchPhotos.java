package io.offshoot.ops.bench.editor;

import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Photos for a benchmark: a folder with one sub-folder per class, the caller's or a temporary one that is deleted. */
final class BenchPhotos implements AutoCloseable {

    private static final int SPECIES = 4;
    private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T08:00:00Z");

    private final Path folder;
    private final boolean temporary;

    private BenchPhotos(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    static BenchPhotos in(Path folder) {
        return new BenchPhotos(folder, false);
    }

    /** @param side height and width in pixels */
    static BenchPhotos simulated(int photos, int side) throws IOException {
        Path folder = Files.createTempDirectory("offshoot-bench-photos");
        int each = (photos + SPECIES - 1) / SPECIES;
        var settings = new SimulationSettings(SPECIES, each, side, side, 0);
        for (FieldPhoto photo : new FieldCamera(settings, FIRST_OF_MAY, Duration.ofMinutes(1))) {
            Path species = Files.createDirectories(folder.resolve(photo.label()));
            Files.write(species.resolve(photo.id() + ".jpg"), photo.jpeg());
        }
        return new BenchPhotos(folder, true);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
