package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MaskModeTest {

    private static final Mask OBJECT = new Mask(5, 1, new boolean[] {false, false, true, false, false});

    @Test
    void theObjectAloneIsRepaintedWithItsMargin() {
        assertThat(MaskMode.OBJECT.repainted(OBJECT, 3).chosen()).containsExactly(false, true, true, true, false);
    }

    @Test
    void aProtectedObjectKeepsItsMargin() {
        assertThat(MaskMode.BACKGROUND.repainted(OBJECT, 3).chosen()).containsExactly(true, false, false, false, true);
    }

    @Test
    void withoutGrowthTheMaskIsTakenAsItIs() {
        assertThat(MaskMode.OBJECT.repainted(OBJECT, 0)).isEqualTo(OBJECT);
    }

    @Test
    void refusesToShrink() {
        assertThatThrownBy(() -> MaskMode.OBJECT.repainted(OBJECT, -1))
                .hasMessage("maskGrow must be at least 0, was -1");
    }
}
