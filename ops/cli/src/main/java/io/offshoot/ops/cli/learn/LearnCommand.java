package io.offshoot.ops.cli.learn;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.edit.PhotoList;
import io.offshoot.ops.cli.service.NetworkOptions;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns a concept from a few photos by textual inversion. */
@Command(
        name = "learn",
        description = {
            "Learns a concept from a few photos of one class by textual inversion, without Kafka.",
            "Everything in the model is frozen but the concept's vectors. The file holds the vectors that were best on"
                    + " held-out noise; ./offshoot edit, diffusers and the AUTOMATIC1111 web UI read it. Beside it lies"
                    + " FILE.state, from which --resume goes on."
        })
public final class LearnCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photos of the class, or a folder of them.")
    private List<Path> paths;

    @Mixin
    private ConceptOptions conceptOptions;

    @Mixin
    private InversionOptions inversionOptions;

    @Mixin
    private NetworkOptions networkOptions;

    LearnCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ModelSettings model = Usage.check(spec, networkOptions::settings);
        model.requirePresent();
        ConceptOutput output = Usage.check(spec, conceptOptions::output);
        InversionSettings settings = Usage.check(spec, () -> inversionOptions.settings(ModelPolicy.of(model.folder())));
        TrainingState resumed = inversionOptions.resumed();
        List<RgbImage> examples = new Examples(context.terminal()).read(PhotoList.of(paths));
        context.terminal().line("Loading the model in " + model.folder() + " ...");
        try (StableDiffusion diffusion = model.load()) {
            LearnedConcept learned = Usage.check(spec, () -> learn(diffusion, examples, settings, resumed));
            output.write(learned);
            context.out().println(sentence(output, learned, examples.size()));
        }
        return 0;
    }

    private LearnedConcept learn(
            StableDiffusion model,
            List<RgbImage> examples,
            InversionSettings settings,
            @Nullable TrainingState resumed) {
        try (TextualInversion inversion = TextualInversion.load(model);
                Progress progress = new Progress(context.terminal(), context.clock(), "learn", settings.steps())) {
            return resumed == null
                    ? inversion.learn(examples, settings, (done, total) -> progress.update(done))
                    : inversion.resume(resumed, examples, settings, (done, total) -> progress.update(done));
        } catch (IOException e) {
            throw new CommandFailure("the model cannot learn (" + e.getMessage() + "); check --model.", e);
        } catch (ArithmeticException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String sentence(ConceptOutput output, LearnedConcept learned, int photos) {
        return String.format(
                Locale.ROOT,
                "Learned %s from %d %s: loss on held-out noise %.5f before, %.5f after step %d; written to %s; go on with"
                        + " --resume %s.",
                output.token(),
                photos,
                photos == 1 ? "photo" : "photos",
                learned.firstHeldOutLoss(),
                learned.lastHeldOutLoss(),
                learned.bestStep(),
                output.file(),
                output.stateFile());
    }
}
