package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.edit.PhotoEdits;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.EmptyFolder;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.ModelOptions;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Edits photos by image-to-image diffusion. */
@Command(
        name = "edit",
        description = {
            "Edits photos by image-to-image diffusion (SDEdit), without Kafka.",
            "Writes NAME-0.png, NAME-1.png and so on for each photo, and edits.csv, which says how each was made: the"
                    + " same settings make the same picture again. A result without a picture in it (not a number,"
                    + " black, one flat colour) is tried again with another seed."
        })
public final class EditCommand implements Callable<Integer> {
    private static final Pattern CONCEPT_FILE = Pattern.compile("(?i).*\\.(safetensors|bin|pt)");

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PHOTO",
            arity = "1..*",
            description = "Photos (JPEG, PNG or WebP), or folders of photos; the sub-folders of a folder are classes.")
    private List<Path> paths;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new or an empty folder.")
    private Path out;

    @Option(
            names = {"--num-images", "--num-images-per-prompt"},
            paramLabel = "N",
            defaultValue = "1",
            description = "Pictures per photo (default: ${DEFAULT-VALUE}).")
    private int numImages;

    @Mixin
    private PromptOptions promptOptions;

    @Mixin
    private StrengthOptions strengthOptions;

    @Mixin
    private SamplingOptions samplingOptions;

    @Mixin
    private FramingOptions framingOptions;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "3",
            description = "Further attempts at a result without a picture in it (default: ${DEFAULT-VALUE}).")
    private int retries;

    @Mixin
    private ModelOptions modelOptions;

    @Option(
            names = "--unet",
            paramLabel = "DIR",
            description =
                    "Another UNet for the model, such as one from which the class was erased (default: the model's).")
    private @Nullable Path unet;

    EditCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ModelSettings settings = Usage.check(spec, modelOptions::settings);
        settings.requirePresent();
        PhotoList photos = PhotoList.of(given(false));
        photos.warnings().forEach(context.terminal()::line);
        EditTask task = Usage.check(
                spec,
                () -> task(ModelPolicy.of(settings.folder()), photos.photos().size()));
        context.terminal().line("Loading the model in " + settings.folder() + " ...");
        try (LoadedModel model =
                Usage.check(spec, () -> LoadedModel.load(settings, unet, samplingOptions.schedulerClass()))) {
            EditCounts counts = Usage.check(spec, () -> run(photos, model, task));
            context.out().println(counts.sentence(out));
            return counts.failed() == 0 ? 0 : 1;
        }
    }

    /** A shell's {@code --concept *.safetensors} leaves all but the first among the photos. */
    private List<Path> given(boolean concepts) {
        return paths.stream()
                .filter(path -> CONCEPT_FILE.matcher(path.toString()).matches() == concepts)
                .toList();
    }

    private EditCounts run(PhotoList photos, LoadedModel model, EditTask task) {
        task.mix()
                .strengths()
                .forEach(strength -> model.pipeline().timesteps(task.pattern().withStrength(strength)));
        PhotoEdits edits = new PhotoEdits(model.pipeline(), PictureCheck.DEFAULT, retries);
        try {
            EmptyFolder.create(out);
            return new EditRun(context, task, edits).run(photos.photos(), model, out);
        } catch (IOException e) {
            throw new CommandFailure("the pictures cannot be written (" + e + "); check " + out + ".", e);
        }
    }

    private EditTask task(AugmentationPolicy suited, int photos) {
        Prompts prompts = promptOptions.prompts(suited, given(true));
        return new EditTask(
                samplingOptions.edit(suited, "", prompts.negativePrompt(), samplingOptions.seed()),
                strengthOptions.mix(suited),
                prompts,
                framingOptions.framing(),
                framingOptions.masking(photos),
                numImages,
                photos == 1);
    }
}
