package io.offshoot.diffusion.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against values that {@code torch.manual_seed(seed); torch.randn(n)} prints. */
class TorchGeneratorTest {

    private static final Offset<Float> PRINTED = within(5e-5f);

    @Test
    void drawsFewValuesOneByOne() {
        assertThat(new TorchGenerator(0).randn(3)).containsExactly(new float[] {1.5410f, -0.2934f, -2.1788f}, PRINTED);
    }

    @Test
    void drawsSixteenAndMoreInBlocks() {
        float[] values = new TorchGenerator(42).randn(16);

        assertThat(new float[] {values[0], values[1], values[2], values[3]})
                .containsExactly(new float[] {1.9269f, 1.4873f, 0.9007f, -2.1055f}, PRINTED);
    }

    @Test
    void keepsTheSpareValueForTheNextDraw() {
        TorchGenerator inParts = new TorchGenerator(7);
        float[] first = inParts.randn(1);
        float[] second = inParts.randn(1);

        float[] together = new TorchGenerator(7).randn(2);

        assertThat(together).containsExactly(first[0], second[0]);
    }

    @Test
    void sameSeedSameNoise() {
        assertThat(new TorchGenerator(11).randn(100)).isEqualTo(new TorchGenerator(11).randn(100));
    }

    @Test
    void otherSeedOtherNoise() {
        assertThat(new TorchGenerator(11).randn(100)).isNotEqualTo(new TorchGenerator(12).randn(100));
    }

    @Test
    void drawsIntegersBelowTheirBound() {
        TorchGenerator generator = new TorchGenerator(3);

        assertThat(IntStream.generate(() -> generator.nextInt(3)).limit(200))
                .containsOnly(0, 1, 2)
                .contains(0, 1, 2);
    }

    @Test
    void rejectsABoundBelowOne() {
        assertThatThrownBy(() -> new TorchGenerator(0).nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must be at least 1, was 0");
    }
}
