package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.safetensors.DType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner does with the checkpoint of a training that came to its end. */
class FinishedTrainingTest {
    private static final List<RgbImage> EXAMPLES = List.of(new RgbImage(8, 8, new byte[8 * 8 * 3]));
    private static final InversionSettings SETTINGS =
            InversionSettings.daFusion().withSteps(3).withStart(new ConceptStart(1, "a"));

    @TempDir
    private Path folder;

    @Test
    void isNotLearnedAgain() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        Checkpoint kept = new CheckpointFolder(folder.resolve("checkpoints"))
                .of("request".getBytes(StandardCharsets.UTF_8), "model");
        List<TrainingStep> steps = new ArrayList<>();
        try (StableDiffusion diffusion = StableDiffusion.load(model, LoadSettings.cpu());
                DiffusionConceptLearner learner = DiffusionConceptLearner.of(diffusion)) {
            LearnedConcept first = learner.learn(EXAMPLES, SETTINGS, kept, step -> {});

            LearnedConcept second = learner.learn(EXAMPLES, SETTINGS, kept, steps::add);

            assertThat(steps).isEmpty();
            assertThat(second.vectors()).usingRecursiveComparison().isEqualTo(first.vectors());
            assertThat(second.lastHeldOutLoss()).isEqualTo(first.lastHeldOutLoss());
            assertThat(second.firstHeldOutLoss()).isEqualTo(first.firstHeldOutLoss());
        }
    }
}
