package io.offshoot.workers.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {

    private static final PhotoDecoder DECODER = new PhotoDecoder(1_000_000);

    @TempDir
    Path folder;

    @Test
    void startsFromTheVectorsOfTheRequest() throws WorkFailedException {
        TrainingPlan plan = TrainingPlan.of(warm(3, List.of(List.of(0.5f, -1f))), "tiny", DECODER);

        assertThat(plan.startVersion()).isEqualTo(3);
        assertThat(plan.settings().start().vectors()).containsExactly(new float[] {0.5f, -1f});
    }

    @Test
    void startsFromTheInitialiserWhenTheVectorsBelongToAnotherModel() throws WorkFailedException {
        TrainingPlan plan = TrainingPlan.of(warm(3, List.of(List.of(0.5f, -1f))), "another model", DECODER);

        assertThat(plan.startVersion()).isZero();
        assertThat(plan.settings().start().vectors()).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfVectorsThanIsToBeLearned() {
        ConceptRequest request = warm(3, List.of(List.of(0.5f), List.of(1f)));

        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> TrainingPlan.of(request, "tiny", DECODER))
                .withMessageContaining("the vectors to start from must be as many as numVectors 1, were 2")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("bad-settings"));
    }

    @Test
    void aConceptLearnedAnewBeginsBelowAColdOneAndEndsNoWorseThanTheOneItReplaces() throws Exception {
        Path model = new RandomModel(1, DType.F32).write(folder.resolve("model"));
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                DiffusionConceptLearner learner = DiffusionConceptLearner.of(diffusion)) {
            Concept cold = learned(learner, ConceptRequests.of("wheat", 1).setInitializerToken("a"));
            Concept warm = learned(
                    learner,
                    ConceptRequests.of("wheat", 2)
                            .setInitializerToken("a")
                            .setStartVersion(1)
                            .setStartVectors(cold.getVectors())
                            .setStartBaseModel(cold.getBaseModel()));

            assertThat(warm.getStartVersion()).isEqualTo(1);
            assertThat(warm.getFirstLoss()).isEqualTo(cold.getLastLoss()).isLessThan(cold.getFirstLoss());
            assertThat(warm.getLastLoss()).isLessThanOrEqualTo(warm.getFirstLoss());
        }
    }

    private static Concept learned(ConceptLearner learner, ConceptRequest.Builder builder) throws Exception {
        ConceptRequest request = builder.setLearningRate(0.005).build();
        TrainingPlan plan = TrainingPlan.of(request, learner.fingerprint(), DECODER);
        InversionSettings settings = plan.settings();
        LearnedConcept learned = learner.learn(plan.examples(), settings, Checkpoint.NONE, step -> {});
        return new Concepts(learner.fingerprint(), "").of(request, plan.startVersion(), learned);
    }

    private static ConceptRequest warm(int version, List<List<Float>> vectors) {
        return ConceptRequests.of("wheat", version + 1)
                .setStartVersion(version)
                .setStartVectors(vectors)
                .setStartBaseModel("tiny")
                .build();
    }
}
