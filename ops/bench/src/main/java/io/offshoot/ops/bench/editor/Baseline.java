package io.offshoot.ops.bench.editor;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.ops.bench.PythonProgram;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The other side: Python with diffusers, one process per measurement; starting and loading are not in its time. */
final class Baseline {

    private final EditorBenchSettings settings;
    private final Path photos;
    private final PythonProgram python;

    Baseline(EditorBenchSettings settings, Path photos) {
        this.settings = settings;
        this.photos = photos;
        this.python = new PythonProgram(settings.python());
    }

    /** The edits that it will draw, so that both sides do the same. */
    List<PlannedPhoto> plan() throws IOException {
        Path script = Files.createTempFile("offshoot-plan", ".py");
        try (InputStream source = Objects.requireNonNull(Baseline.class.getResourceAsStream("plan.py"))) {
            Files.write(script, source.readAllBytes());
            WorkSize work = settings.work();
            return planned(python.run(List.of(
                    script.toString(),
                    photos.toString(),
                    Integer.toString(work.photos()),
                    Integer.toString(work.edits()),
                    work.strengths(),
                    Long.toString(work.seed()))));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static List<PlannedPhoto> planned(JsonNode plan) {
        List<PlannedPhoto> planned = new ArrayList<>();
        for (JsonNode photo : plan) {
            List<PlannedPhoto.Draw> edits = new ArrayList<>();
            photo.get("edits")
                    .forEach(edit -> edits.add(new PlannedPhoto.Draw(
                            edit.get("strength").doubleValue(), edit.get("seed").longValue())));
            planned.add(new PlannedPhoto(
                    photo.get("label").textValue(), Path.of(photo.get("path").textValue()), edits));
        }
        return planned;
    }

    /** Makes all edits once. */
    Measured run(Rival rival) {
        WorkSize work = settings.work();
        ModelSettings model = settings.model();
        JsonNode result = python.run(List.of(
                settings.baseline().toString(),
                "--model=" + model.folder(),
                "--photos=" + photos,
                "--what=edit",
                "--mode=" + rival.mode(),
                "--m=" + work.edits(),
                "--strengths=" + work.strengths(),
                "--guidance-scale=" + EditorBenchSettings.GUIDANCE_SCALE,
                "--num-inference-steps=" + work.numInferenceSteps(),
                "--batch=" + work.batch(),
                "--limit=" + work.photos(),
                "--device=" + model.device(),
                "--dtype=" + model.dtype(),
                "--threads=" + model.threads(),
                "--seed=" + work.seed()));
        return new Measured(
                result.path("items").intValue(),
                result.path("seconds").doubleValue(),
                result.path("unet_rows").longValue(),
                result.path("unet_seconds").doubleValue());
    }
}
