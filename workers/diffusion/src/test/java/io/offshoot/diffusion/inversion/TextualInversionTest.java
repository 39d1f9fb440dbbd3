package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TextualInversionTest {

    private static final List<RgbImage> EXAMPLES = List.of(TestModel.picture(64, 64, 1), TestModel.picture(40, 90, 2));
    private static final InversionSettings SHORT = new InversionSettings(
            6,
            new ConceptStart(1, "a"),
            new OptimizerSettings(5e-3, 1e-2, 2, 1),
            new ExampleSettings(Templates.OBJECT, 0.5),
            new HeldOutSettings(4, 2, HeldOutSettings.NEVER),
            3);

    @TempDir
    Path folder;

    private Path file;
    private StableDiffusion model;
    private TextualInversion inversion;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        inversion = TextualInversion.load(model);
    }

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("wheat");
    }

    @AfterAll
    void close() {
        inversion.close();
        model.close();
    }

    @Test
    void theHeldOutLossNeverEndsAboveWhereItBegan() {
        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(learned.lastHeldOutLoss()).isLessThanOrEqualTo(learned.firstHeldOutLoss());
    }

    @Test
    void givesOneVectorOfTheTextEncodersWidth() {
        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(learned.vectors())
                .hasSize(1)
                .allMatch(vector -> vector.length == model.textEncoder().width());
    }

    @Test
    void theSameSeedGivesTheSameVector() {
        LearnedConcept first = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        LearnedConcept again = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        assertThat(again.vectors().get(0)).isEqualTo(first.vectors().get(0));
        assertThat(again.losses()).isEqualTo(first.losses());
    }

    @Test
    void reportsEveryStep() {
        List<Long> steps = new ArrayList<>();

        LearnedConcept learned = inversion.learn(EXAMPLES, SHORT, (done, total) -> steps.add(done));

        assertThat(steps).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(learned.losses()).hasSize(6).allMatch(loss -> loss > 0);
    }

    @Test
    void everyVectorIsTrained() {
        InversionSettings settings = SHORT.withStart(new ConceptStart(4, "a b"));

        LearnedConcept learned = inversion.learn(EXAMPLES, settings, Progress.NONE);

        List<float[]> initial = initial(4, "a b");
        assertThat(learned.vectors()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(cosine(learned.vectors().get(i), initial.get(i)))
                    .as("cosine of vector %d to its initialiser", i)
                    .isBetween(0.5, 0.9999);
        }
    }

    @Test
    void aWordOfSeveralTokensIsAStartToo() {
        InversionSettings settings =
                SHORT.withStart(new ConceptStart(1, "plant")).withSteps(2);

        LearnedConcept learned = inversion.learn(EXAMPLES, settings, Progress.NONE);

        assertThat(cosine(learned.vectors().get(0), initial(1, "plant").get(0))).isGreaterThan(0.9);
    }

    @Test
    void twoBatchesOfOneMakeTheStepOfOneBatchOfTwo() {
        LearnedConcept one = inversion.learn(EXAMPLES, SHORT, Progress.NONE);

        LearnedConcept two =
                inversion.learn(EXAMPLES, SHORT.withOptimizer(new OptimizerSettings(5e-3, 1e-2, 1, 2)), Progress.NONE);

        assertThat(two.losses().get(0)).isCloseTo(one.losses().get(0), withinPercentage(0.01));
        assertThat(cosine(two.vectors().get(0), one.vectors().get(0))).isGreaterThan(0.9999);
    }

    @Test
    void aRunThatWasBrokenOffGoesOnAsIfItHadNotBeen() throws IOException {
        LearnedConcept whole = inversion.learn(EXAMPLES, SHORT, Progress.NONE);
        TrainingStateFile.write(
                file,
                inversion.learn(EXAMPLES, SHORT.withSteps(3), Progress.NONE).state());

        LearnedConcept resumed = inversion.resume(TrainingStateFile.read(file), EXAMPLES, SHORT, Progress.NONE);

        assertThat(resumed.losses()).isEqualTo(whole.losses().subList(3, 6));
        assertThat(resumed.state().vectors()).isEqualTo(whole.state().vectors());
        assertThat(resumed.firstHeldOutLoss()).isEqualTo(whole.firstHeldOutLoss());
    }

    @Test
    void givesFromEveryCheckpointWhatItGivesInOneGo() {
        List<TrainingState> checkpoints = new ArrayList<>();
        LearnedConcept whole = inversion.resume(inversion.start(SHORT), EXAMPLES, SHORT, new TrainingListener() {
            @Override
            public void checkpoint(TrainingState state) {
                checkpoints.add(state);
            }
        });

        List<float[]> vectors = checkpoints.stream()
                .filter(state -> state.steps() < SHORT.steps())
                .map(state -> inversion
                        .resume(state, EXAMPLES, SHORT, Progress.NONE)
                        .state()
                        .vectors())
                .toList();

        assertThat(checkpoints).extracting(TrainingState::steps).containsExactly(2, 4, 6);
        assertThat(vectors)
                .allSatisfy(each -> assertThat(each).isEqualTo(whole.state().vectors()));
    }

    @Test
    void anEarlierVersionsFileIsAStart() throws IOException {
        LearnedConcept earlier = inversion.learn(EXAMPLES, SHORT.withStart(new ConceptStart(2, "a")), Progress.NONE);
        ConceptFiles.write(file, earlier.under("<wheat>"), ConceptFormat.A1111);

        LearnedConcept next = inversion.resume(TrainingStateFile.read(file), EXAMPLES, SHORT, Progress.NONE);

        assertThat(next.vectors()).hasSize(2);
        assertThat(next.losses()).hasSize(6);
        assertThat(next.firstHeldOutLoss()).isEqualTo(earlier.lastHeldOutLoss());
    }

    @Test
    void aWarmStartBeginsWhereTheEarlierVersionEndedAndBelowAColdOne() {
        LearnedConcept cold = inversion.learn(EXAMPLES, SHORT, Progress.NONE);
        ConceptStart start = SHORT.start().withVectors(cold.vectors());

        LearnedConcept warm = inversion.learn(EXAMPLES, SHORT.withStart(start), Progress.NONE);

        assertThat(warm.firstHeldOutLoss()).isEqualTo(cold.lastHeldOutLoss()).isLessThan(cold.firstHeldOutLoss());
        assertThat(warm.lastHeldOutLoss()).isLessThanOrEqualTo(warm.firstHeldOutLoss());
    }

    @Test
    void stopsWhenTheHeldOutLossFallsNoMore() {
        InversionSettings tooSlow = SHORT.withSteps(40)
                .withOptimizer(new OptimizerSettings(1e-30, 0, 2, 1))
                .withHeldOut(new HeldOutSettings(4, 1, 3));

        LearnedConcept learned = inversion.learn(EXAMPLES, tooSlow, Progress.NONE);

        assertThat(learned.losses()).hasSize(3);
        assertThat(learned.bestStep()).isZero();
    }

    @Test
    void rejectsAStateThatHasTakenAllSteps() {
        TrainingState done = inversion.learn(EXAMPLES, SHORT, Progress.NONE).state();

        assertThatThrownBy(() -> inversion.resume(done, EXAMPLES, SHORT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must be above the 6 that were taken already, was 6");
    }

    @Test
    void rejectsVectorsOfAnotherModel() {
        TrainingState narrow = TrainingState.startingFrom(ConceptVectors.of("<wheat>", new float[8]));

        assertThatThrownBy(() -> inversion.resume(narrow, EXAMPLES, SHORT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have width 8 but this model's text encoder has 32");
    }

    @Test
    void rejectsMoreVectorsThanAPromptHasRoomFor() {
        InversionSettings settings = SHORT.withStart(new ConceptStart(70, "a"));

        assertThatThrownBy(() -> inversion.learn(EXAMPLES, settings, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("numVectors 70 does not fit into the 77 tokens of the prompt 'a photo of a {}'");
    }

    @Test
    void aLossThatIsNoNumberIsAClearError() {
        float[] endless = new float[model.textEncoder().width()];
        Arrays.fill(endless, Float.NaN);
        TrainingState broken = TrainingState.startingFrom(ConceptVectors.of("<wheat>", endless));

        assertThatThrownBy(() -> inversion.resume(broken, EXAMPLES, SHORT, Progress.NONE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the loss on held-out noise is NaN after 0 steps: load the model in float32");
    }

    @Test
    void rejectsAClassWithoutExamples() {
        assertThatThrownBy(() -> inversion.learn(List.of(), SHORT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a concept needs at least one example picture");
    }

    private List<float[]> initial(int numVectors, String words) {
        try (NDManager manager = model.newManager();
                ClipTokenizer tokenizer = ClipTokenizer.load(model.tokenizerFolder())) {
            long[] ids = tokenizer.idsOf(words);
            NDArray rows = model.textEncoder().tokenEmbeddings(manager.create(ids));
            List<float[]> tokens = LongStream.range(0, ids.length)
                    .mapToObj(row -> rows.get(row).toFloatArray())
                    .toList();
            float[] vectors = InitialVectors.of(tokens, numVectors);
            return TrainingState.startingFrom(vectors, model.textEncoder().width())
                    .bestVectors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double cosine(float[] left, float[] right) {
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
            leftSquare += left[i] * left[i];
            rightSquare += right[i] * right[i];
        }
        return product / Math.sqrt(leftSquare * rightSquare);
    }
}
