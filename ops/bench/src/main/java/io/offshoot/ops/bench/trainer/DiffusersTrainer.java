package io.offshoot.ops.bench.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.ops.bench.PythonProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The other side: diffusers' textual inversion, one process per measurement; starting and loading are not in its time. */
final class DiffusersTrainer implements AutoCloseable {

    private static final String SCRIPT = "textual_inversion.py";

    private final TrainerBenchSettings settings;
    private final Path photos;
    private final Path script;

    DiffusersTrainer(TrainerBenchSettings settings, Path photos) throws IOException {
        this.settings = settings;
        this.photos = photos;
        this.script = Files.createTempFile("offshoot-bench", SCRIPT);
        try (InputStream source = Objects.requireNonNull(DiffusersTrainer.class.getResourceAsStream(SCRIPT))) {
            Files.write(script, source.readAllBytes());
        }
    }

    /** Its figures for the steps of one round. */
    JsonNode round() {
        return new PythonProgram(settings.python())
                .run(List.of(
                        script.toString(),
                        settings.model().toString(),
                        photos.toString(),
                        Integer.toString(settings.steps()),
                        Integer.toString(settings.batch()),
                        Integer.toString(settings.threads())));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(script);
    }
}
