package io.offshoot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.classifier.ClassifierSettings;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.data.Pools;
import io.offshoot.evaluate.flow.Guidance;
import io.offshoot.evaluate.flow.Synthetic;
import io.offshoot.evaluate.flow.Synthetics;
import io.offshoot.evaluate.report.Score;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<Arm> ARMS = List.of(Arm.NONE, Arm.CUTMIX, Arm.OFFSHOOT);

    private final List<List<Photo>> given = new ArrayList<>();
    private final Notes notes = new Notes();

    @Test
    void scoresEveryArmOnEverySeedAndNumberOfShots() {
        List<Score> scores = evaluation(new EvaluationSettings(List.of(1, 2), 0, 2, 1, ARMS), pools(6))
                .run(List.of());

        assertThat(scores)
                .hasSize(12)
                .allSatisfy(score -> assertThat(score.macroAccuracy()).isBetween(0.0, 1.0));
        assertThat(scores)
                .filteredOn(score -> score.arm().equals("offshoot"))
                .allMatch(score -> score.generationSeconds() == 3);
        assertThat(notes.tuned)
                .as("each arm, and the standard one that two of them build on")
                .hasSize(8);
    }

    @Test
    void theSameSeedsScoreTheSame() {
        EvaluationSettings settings = new EvaluationSettings(List.of(2), 0, 1, 0, ARMS);

        List<Score> first = evaluation(settings, pools(6)).run(List.of());
        List<Score> second = evaluation(settings, pools(6)).run(List.of());

        assertThat(second)
                .extracting(Score::macroAccuracy)
                .isEqualTo(first.stream().map(Score::macroAccuracy).toList());
    }

    @Test
    void goesOnWhereItWasInterruptedWithTheSettingsChosenThen() {
        Score done = new Score("cutmix", 2, 0, 0.875, Arm.CUTMIX.trials().get(2).name(), 0, 7);
        EvaluationSettings settings = new EvaluationSettings(List.of(2), 0, 2, 1, List.of(Arm.CUTMIX));

        List<Score> scores = evaluation(settings, pools(6)).run(List.of(done));

        assertThat(scores).hasSize(2).startsWith(done);
        assertThat(scores.get(1).settings()).isEqualTo(done.settings());
        assertThat(notes.scored).containsExactly(scores.get(1));
        assertThat(notes.tuned).isEmpty();
    }

    @Test
    void anArmThatBuildsOnTheStandardOneTakesWhatThatHasChosen() {
        Trial gentle = Arm.STANDARD.trials().get(3);
        Score done = new Score("standard", 2, 0, 0.875, gentle.name(), 0, 7);
        EvaluationSettings settings = new EvaluationSettings(List.of(2), 0, 1, 1, List.of(Arm.RANDAUGMENT, Arm.CUTMIX));

        List<Score> scores = evaluation(settings, pools(6)).run(List.of(done));

        assertThat(scores.get(0).settings()).doesNotContain(gentle.name());
        assertThat(scores.get(1).settings()).endsWith("; " + gentle.name());
    }

    @Test
    void evaluationsThatShareTheSeedsScoreAsOneWould() {
        List<Arm> arms = List.of(Arm.CUTMIX);
        List<Score> whole = evaluation(new EvaluationSettings(List.of(2), 0, 2, 1, arms), pools(6))
                .run(List.of());

        List<Score> second = evaluation(new EvaluationSettings(List.of(2), 1, 1, 1, arms), pools(6))
                .run(List.of());

        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("trainingSeconds")
                .isEqualTo(whole.subList(1, 2));
    }

    @Test
    void noTestPhotoIsEverGivenToTheFlow() {
        Pools pools = pools(6);
        evaluation(new EvaluationSettings(List.of(1, 2), 0, 1, 1, List.of(Arm.OFFSHOOT)), pools)
                .run(List.of());
        Set<Photo> learned = new HashSet<>();
        given.forEach(learned::addAll);

        // Two shots of two classes at most: the other eight of twelve photos were never seen.
        assertThat(given).hasSize(2);
        assertThat(learned).hasSize(4);
    }

    @Test
    void tellsHowManyTestPhotosWereLeftOutAsCopies() {
        List<Photo> photos = new ArrayList<>(pools(6).train());
        Photo twin = photos.get(0);
        Pools planted = new Pools(
                photos,
                List.of(
                        new Photo(twin.label(), "copy.png", twin.sha256(), twin.bytes(), twin.picture()),
                        Scenes.photo("red", 90)));

        evaluation(new EvaluationSettings(List.of(6), 0, 1, 0, List.of(Arm.NONE)), planted)
                .run(List.of());

        assertThat(notes.splits).containsExactly("seed 0: 1 tested, 1 left out");
    }

    private Evaluation evaluation(EvaluationSettings settings, Pools pools) {
        Classifier classifier = new Classifier(new ClassifierSettings(16, 4, 4, 2, 0.01f, 0), 2, null);
        return new Evaluation(
                settings, pools, new Evaluation.Tools(classifier, this::edit), InstantSource.system(), notes);
    }

    /** Every photo mirrored. */
    private Synthetics edit(List<Photo> photos, Guidance guidance) {
        given.add(photos);
        List<Synthetic> edits = photos.stream()
                .map(photo -> new Synthetic(photo.sha256(), 0.5, photo.picture().flipped()))
                .toList();
        return new Synthetics(edits, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private static Pools pools(int each) {
        List<Photo> photos = Stream.of("green", "red")
                .flatMap(label -> IntStream.range(0, each).mapToObj(i -> Scenes.photo(label, i)))
                .toList();
        return new Pools(photos, List.of());
    }

    private static final class Notes implements EvaluationListener {
        private final List<String> splits = new ArrayList<>();
        private final List<Score> scored = new ArrayList<>();
        private final List<String> tuned = new ArrayList<>();

        @Override
        public void split(long seed, int tested, int leftOut) {
            splits.add("seed " + seed + ": " + tested + " tested, " + leftOut + " left out");
        }

        @Override
        public void tuned(Arm arm, int shots, Trial trial) {
            tuned.add(arm.label() + " " + shots);
        }

        @Override
        public void scored(Score score) {
            scored.add(score);
        }
    }
}
