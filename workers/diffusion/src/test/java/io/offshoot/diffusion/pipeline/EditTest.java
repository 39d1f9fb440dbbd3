package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void rejectsAStrengthOutsideItsRange(double strength) {
        assertThatThrownBy(() -> new Edit(strength, 7.5, 50, "", "", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength must be in (0, 1], was " + strength);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAGuidanceScaleThatIsNoScale(double guidanceScale) {
        assertThatThrownBy(() -> new Edit(0.5, guidanceScale, 50, "", "", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guidanceScale must be at least 0 and finite, was " + guidanceScale);
    }

    @Test
    void rejectsARunWithoutSteps() {
        assertThatThrownBy(() -> new Edit(0.5, 7.5, 0, "", "", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numInferenceSteps must be at least 1, was 0");
    }

    @Test
    void aGuidanceScaleOfOneNeedsNoNegativePrompt() {
        assertThat(new Edit(0.5, 1, 50, "", "", 0).guided()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void rejectsAnEtaOutsideItsRange(double eta) {
        assertThatThrownBy(() -> EditOptions.DEFAULT.withEta(eta))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eta must be in [0, 1], was " + eta);
    }
}
