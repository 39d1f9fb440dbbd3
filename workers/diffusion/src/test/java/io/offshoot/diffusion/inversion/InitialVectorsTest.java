package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InitialVectorsTest {

    private static final List<float[]> THREE = List.of(new float[] {1, 0}, new float[] {2, 0}, new float[] {6, 3});

    @Test
    void oneVectorStartsFromTheMeanOfAllTokens() {
        assertThat(InitialVectors.of(THREE, 1)).containsExactly(3, 1);
    }

    @Test
    void fewerVectorsThanTokensShareThemInRuns() {
        assertThat(InitialVectors.of(THREE, 2)).containsExactly(1, 0, 4, 1.5f);
    }

    @Test
    void moreVectorsThanTokensTakeThemInTurn() {
        assertThat(InitialVectors.of(THREE, 4)).containsExactly(1, 0, 2, 0, 6, 3, 1, 0);
    }
}
