package io.offshoot.training;

import static io.offshoot.training.Images.arrival;
import static io.offshoot.training.Images.edit;
import static io.offshoot.training.Images.photo;
import static io.offshoot.training.Images.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagePoolTest {

    private static final MixSettings MIX = MixSettings.defaults();

    private static ImagePool filled(MixSettings mix, LabelledImage... images) {
        ImagePool pool = new ImagePool(mix, true);
        for (LabelledImage image : images) {
            pool.add(arrival(image, 0));
        }
        return pool;
    }

    private static Map<String, Long> drawn(ImagePool pool, int count) {
        Draws draws = new Draws(1, 0);
        return IntStream.range(0, count)
                .mapToObj(i -> pool.draw(draws.next()).imageId())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void theShareOfSyntheticsIsAlpha() {
        ImagePool pool = filled(MIX.withAlpha(0.3), photo("p"), edit("a", "p"), edit("b", "p"));
        Map<String, Long> drawn = drawn(pool, 10_000);
        assertThat(drawn.get("p") / 10_000.0).isCloseTo(0.7, within(0.02));
        assertThat(drawn.get("a") / 10_000.0).isCloseTo(0.15, within(0.02));
    }

    @Test
    void aPhotoIsReplacedByItsOwnSyntheticsOnly() {
        ImagePool pool = filled(
                MIX.withAlpha(1),
                photo("p"),
                photo("q"),
                edit("pa", "p"),
                edit("pb", "p"),
                photo("r", "rye", Split.TRAIN));
        Map<String, Long> drawn = drawn(pool, 3_000);
        assertThat(drawn).containsOnlyKeys("pa", "pb", "q", "r");
        assertThat(drawn.get("pa") + drawn.get("pb")).isBetween(900L, 1_100L);
    }

    @Test
    void aPhotosSyntheticsAreDrawnInProportionToTheirWeights() {
        ImagePool pool = filled(MIX.withAlpha(1), photo("p"), weighted("a", "p", 0.6), weighted("b", "p", 0.2));
        assertThat(drawn(pool, 10_000).get("a") / 10_000.0).isCloseTo(0.75, within(0.02));
    }

    @Test
    void aSyntheticOfWeightZeroIsNeverDrawn() {
        ImagePool pool = filled(
                MIX.withAlpha(1), photo("p"), weighted("a", "p", 0), edit("b", "p"), photo("q"), weighted("c", "q", 0));
        assertThat(drawn(pool, 100)).containsOnlyKeys("b", "q");
    }

    @Test
    void allSyntheticsAreDrawnAlikeWhereWeightsAreNotWanted() {
        ImagePool pool =
                filled(MIX.withAlpha(1).withWeights(false), photo("p"), weighted("a", "p", 0), weighted("b", "p", 0.2));
        assertThat(drawn(pool, 10_000).get("a") / 10_000.0).isCloseTo(0.5, within(0.02));
    }

    @Test
    void duplicatesAreDropped() {
        ImagePool pool = filled(MIX, photo("p"), edit("a", "p"));
        assertThat(pool.add(arrival(photo("p"), 5))).isFalse();
        assertThat(pool.add(arrival(edit("a", "p"), 5))).isFalse();
        assertThat(pool.places()).hasSize(2);
    }

    @Test
    void theOldestPhotoOfAFullClassGoesWithItsSyntheticsAndStaysAway() {
        LabelledImage rye = photo("x", "rye", Split.TRAIN);
        ImagePool pool = filled(MIX.withPool(2, 10), photo("p"), edit("a", "p"), photo("q"), rye, photo("r"));
        assertThat(pool.add(arrival(edit("b", "p"), 0))).isFalse();
        assertThat(pool.readyIds()).containsExactly("q", "x", "r");
        assertThat(pool.labels()).containsOnly(Map.entry("wheat", 2), Map.entry("rye", 1));
    }

    @Test
    void aFullPhotoKeepsItsFirstSyntheticsOfAConcept() {
        ImagePool pool = filled(MIX.withAlpha(1).withPool(9, 1), photo("p"), edit("a", "p"), edit("b", "p"));
        assertThat(drawn(pool, 50)).containsOnlyKeys("a");
    }

    @Test
    void syntheticsOfANewerConceptTakeThePlaceOfTheOldestOnes() {
        ImagePool pool = filled(
                MIX.withAlpha(1).withPool(9, 2),
                photo("p"),
                edit("a1", "p", 1, null),
                edit("b1", "p", 1, null),
                edit("a3", "p", 3, null));
        assertThat(drawn(pool, 50)).containsOnlyKeys("b1", "a3");
        assertThat(pool.add(arrival(edit("b3", "p", 3, null), 0))).isTrue();
        assertThat(pool.add(arrival(edit("a2", "p", 2, null), 0))).isFalse();
        assertThat(drawn(pool, 50)).containsOnlyKeys("a3", "b3");
    }

    @Test
    void aSyntheticWaitsForItsPhoto() {
        ImagePool pool = filled(MIX.withAlpha(1), edit("a", "p"));
        assertThat(pool.size()).isZero();
        pool.add(arrival(photo("p"), 0));
        assertThat(drawn(pool, 5)).containsOnlyKeys("a");
    }

    @Test
    void syntheticsAloneAreDrawnWhereNoPhotoIsWanted() {
        ImagePool pool = new ImagePool(MIX.withAlpha(0), false);
        pool.add(arrival(edit("a", "p"), 0));
        assertThat(drawn(pool, 5)).containsOnlyKeys("a");
    }

    @Test
    void settingsNameTheKeyAtFault() {
        assertThatThrownBy(() -> MIX.withAlpha(1.5)).hasMessage("alpha must be in [0, 1], was 1.5");
        assertThatThrownBy(() -> MIX.withPool(0, 1)).hasMessage("photosPerClass must be at least 1, was 0");
        assertThatThrownBy(() -> MIX.withPool(1, 0)).hasMessage("syntheticsPerPhoto must be at least 1, was 0");
    }

    @Test
    void aRestoredPoolDrawsAlike() {
        MixSettings mix = MIX.withPool(2, 2);
        List<LabelledImage> images =
                List.of(edit("ra", "r"), photo("p"), photo("q"), edit("qa", "q"), photo("r"), edit("qb", "q"));
        ImagePool whole = new ImagePool(mix, true);
        IntStream.range(0, images.size()).forEach(i -> whole.add(arrival(images.get(i), i)));
        List<Arrival> kept = whole.places().stream()
                .map(place -> arrival(images.get((int) place.offset()), place.offset()))
                .toList();
        ImagePool restored = new ImagePool(mix, true);
        restored.restore(kept, whole.readyIds(), whole.retiredIds());
        assertThat(drawn(restored, 100)).isEqualTo(drawn(whole, 100));
        assertThat(restored.retiredIds()).isEqualTo(whole.retiredIds());
    }
}
