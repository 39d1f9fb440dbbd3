package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.ops.cli.export.Csv;
import io.offshoot.ops.cli.ingest.PhotoFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How each picture was made, as {@code edits.csv} (RFC 4180, UTF-8). The strengths, seeds and first timesteps of a chain
 * are joined by +.
 */
final class EditLog implements AutoCloseable {
    static final String NAME = "edits.csv";

    private static final List<String> COLUMNS = List.of(
            "file",
            "source",
            "label",
            "strength",
            "guidance_scale",
            "num_inference_steps",
            "first_timestep",
            "scheduler",
            "seed",
            "prompt",
            "negative_prompt",
            "attempts",
            "base_model",
            "fault");

    private final BufferedWriter writer;
    private final String baseModel;
    private final String scheduler;
    private final Function<Edit, String> firstTimestep;

    EditLog(Path folder, LoadedModel model) throws IOException {
        writer = Files.newBufferedWriter(folder.resolve(NAME));
        baseModel = model.fingerprint();
        scheduler = model.schedulerClass();
        firstTimestep = edit -> plain(model.pipeline().timesteps(edit).get(0));
        writer.write(Csv.row(COLUMNS) + "\n");
    }

    /** @param file the picture relative to the folder; empty when there is none */
    void write(String file, PhotoFile photo, Edit planned, EditedPhoto result) throws IOException {
        writer.write(Csv.row(Arrays.asList(
                        file,
                        photo.path(),
                        photo.label(),
                        joined(result, Edit::strength),
                        planned.guidanceScale(),
                        planned.numInferenceSteps(),
                        joined(result, firstTimestep),
                        scheduler,
                        joined(result, Edit::seed),
                        planned.prompt(),
                        planned.negativePrompt(),
                        result.attempts(),
                        baseModel,
                        result.defect() == null ? "" : result.defect().words()))
                + "\n");
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Timesteps are whole with most samplers. */
    private static String plain(double timestep) {
        return BigDecimal.valueOf(timestep).stripTrailingZeros().toPlainString();
    }

    private static String joined(EditedPhoto result, Function<Edit, ?> figure) {
        return result.made().stream().map(figure).map(String::valueOf).collect(Collectors.joining("+"));
    }
}
