package io.offshoot.ops.cli.verify;

import io.offshoot.diffusion.golden.GoldenReport;
import io.offshoot.diffusion.golden.GoldenVerifier;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays recorded reference cases of diffusers on a model. */
@Command(
        name = "verify-model",
        description = {
            "Replays recorded reference cases of diffusers on a model and compares every recorded tensor.",
            "Prints a line for each with the largest absolute difference and what is tolerated. Fails when one is over,"
                    + " and when nothing was compared."
        })
public final class VerifyModelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "A diffusers folder; the sections schedulers and preprocess need none.")
    private @Nullable Path model;

    @Option(
            names = "--unet",
            paramLabel = "DIR",
            description = "Another UNet for the model, or the only one where MODEL has none (default: the model's).")
    private @Nullable Path unet;

    @Option(
            names = "--goldens",
            paramLabel = "DIR",
            required = true,
            description = "Folder with the recorded sections, NAME.json and NAME.safetensors.")
    private Path goldens;

    @Option(
            names = "--sections",
            paramLabel = "NAME",
            split = ",",
            description = "Sections to replay, separated by commas: tokenizer, text_encoder, text_encoder_2, vae, unet,"
                    + " img2img, masked, textual_inversion, schedulers, preprocess (default: all that the folder"
                    + " holds).")
    private Set<String> sections = new LinkedHashSet<>();

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "What runs the networks: cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description = "float32, float16 or bfloat16; the tolerances are meant for float32 (default:"
                    + " ${DEFAULT-VALUE}).")
    private String dtype;

    @Option(
            names = "--table",
            description = "Print a Markdown table with one row per section instead of a line per tensor.")
    private boolean table;

    VerifyModelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        GoldenReport report = verify();
        List<String> lines = table ? SummaryTable.of(report, modelName()) : ReportLines.of(report);
        lines.forEach(context.out()::println);
        return report.passed() ? 0 : 1;
    }

    private String modelName() {
        Path name = model == null ? null : model.getFileName();
        return name == null ? "none" : name.toString();
    }

    private @Nullable ModelFolder folder() throws IOException {
        if (model == null) {
            return null;
        }
        ModelFolder folder = ModelFolder.open(model);
        return unet == null ? folder : folder.withUNet(unet);
    }

    private GoldenReport verify() {
        try {
            LoadSettings settings = LoadSettings.cpu().on(device, dtype);
            context.terminal().line("Replaying the reference cases in " + goldens + " ...");
            return GoldenVerifier.verify(folder(), goldens, sections, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the model cannot be verified (" + e.getMessage() + "); check MODEL and --goldens.", e);
        }
    }
}
