package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawSourceTest {

    private static final DrawSource.Ranges RANGES = ranges(0.5);

    @Test
    void everyPictureComesOnceBeforeOneComesAgain() {
        List<NoisyDraw> draws = new DrawSource(1, RANGES).next(5);

        assertThat(draws.stream().map(draw -> draw.example() % 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void someExamplesAreFlipped() {
        List<NoisyDraw> draws = new DrawSource(1, RANGES).next(100);

        assertThat(draws.stream().filter(draw -> draw.example() >= 5).count()).isBetween(30L, 70L);
    }

    @Test
    void noneIsFlippedWherePicturesHaveALeftAndARight() {
        List<NoisyDraw> draws = new DrawSource(1, ranges(0)).next(100);

        assertThat(draws).allMatch(draw -> draw.example() < 5);
    }

    @Test
    void spreadsTheTimestepsOfHeldOutDraws() {
        List<NoisyDraw> draws = new DrawSource(1, RANGES).spread(10);

        assertThat(draws.stream().map(draw -> draw.timestep() / 100)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void sameSeedSameDraws() {
        NoisyDraw first = new DrawSource(9, RANGES).next(1).get(0);

        NoisyDraw again = new DrawSource(9, RANGES).next(1).get(0);

        assertThat(again).usingRecursiveComparison().isEqualTo(first);
    }

    private static DrawSource.Ranges ranges(double flipProbability) {
        return new DrawSource.Ranges(
                5, new ExampleSettings(List.of("{}", "a {}", "the {}"), flipProbability), 1000, 16);
    }
}
