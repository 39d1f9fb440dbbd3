package io.offshoot.simulator.species;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeafFormTest {

    @ParameterizedTest
    @EnumSource
    void staysWithinItsHalfWidth(LeafForm form) {
        LeafOutline outline = form.outline(new Dice(1));

        double beyond = outline.halfWidth() * 1.02;

        for (double x = 0; x <= 1; x += 0.005) {
            assertThat(outline.depth(x, beyond)).as("at %s", x).isLessThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTwoEqualHalves(LeafForm form) {
        LeafOutline outline = form.outline(new Dice(2));

        for (double x = 0; x <= 1; x += 0.01) {
            assertThat(outline.depth(x, 0.05)).isEqualTo(outline.depth(x, -0.05));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsVeinsBetweenNoneAndFull(LeafForm form) {
        LeafOutline outline = form.outline(new Dice(3));

        for (double x = 0; x <= 1; x += 0.01) {
            assertThat(outline.vein(x, 0.3 * x)).isBetween(0.0, 1.0);
        }
    }
}
