package io.offshoot.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTest {

    private static final int SIZE = 64;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void masksAPlantThatFillsAFairPartOfThePicture(long seed) {
        float[] plant = new Scene(Species.of(seed), Approach.WHOLE_PLANT, seed)
                .render(SIZE, SIZE)
                .plantShare();

        assertThat(pixels().mapToDouble(pixel -> plant[pixel]).average().orElseThrow())
                .isBetween(0.02, 0.8);
    }

    @Test
    void changesThePictureWhereThePlantIs() {
        Shot bare = scene().withoutPlant().render(SIZE, SIZE);

        Shot planted = scene().render(SIZE, SIZE);

        assertThat(pixels().filter(pixel -> planted.plantShare()[pixel] > 0))
                .isNotEmpty()
                .allMatch(pixel -> planted.light().green[pixel] != bare.light().green[pixel]);
    }

    @Test
    void onlyCastsShadowWhereThePlantIsNot() {
        Shot bare = scene().withoutPlant().render(SIZE, SIZE);

        Shot planted = scene().render(SIZE, SIZE);

        assertThat(pixels().filter(pixel -> planted.plantShare()[pixel] == 0))
                .isNotEmpty()
                .allMatch(pixel -> planted.light().green[pixel] <= bare.light().green[pixel]);
    }

    @Test
    void masksNothingWithoutAPlant() {
        assertThat(scene().withoutPlant().render(SIZE, SIZE).plantShare()).containsOnly(0);
    }

    @Test
    void cutsThePlantOffAtTheEdgeOfACloseUp() {
        Shot closeUp = new Scene(Species.of(7), Approach.CLOSE_UP, 3).render(SIZE, SIZE);

        assertThat(pixels().filter(SceneTest::isEdge).filter(pixel -> closeUp.plantShare()[pixel] > 0))
                .isNotEmpty();
    }

    @Test
    void holdsMoreLeavesInACloseStandThanInACloseUp() {
        Species grass = Species.grass(7);

        Plant stand = Approach.CLOSE_STAND.grow(grass, Dice.of(2, "plant"));

        Plant alone = Approach.CLOSE_UP.grow(grass, Dice.of(2, "plant"));
        assertThat(stand.parts()).hasSizeGreaterThan(alone.parts().size());
        assertThat(stand.reach()).isGreaterThan(alone.reach());
    }

    private static boolean isEdge(int pixel) {
        return pixel % SIZE % (SIZE - 1) == 0 || pixel / SIZE % (SIZE - 1) == 0;
    }

    private static IntStream pixels() {
        return IntStream.range(0, SIZE * SIZE);
    }

    private static Scene scene() {
        return new Scene(Species.of(7), Approach.WHOLE_PLANT, 3);
    }
}
