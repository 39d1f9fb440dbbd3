package io.offshoot.evaluate.classifier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.evaluate.augment.Augmentation;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void namesTheKeyAtFault() {
        assertThatThrownBy(() -> ClassifierSettings.DEFAULT.withSteps(0)).hasMessage("steps must be at least 1, was 0");
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Recipe.of(Augmentation.NONE).withAlpha(1.5))
                .hasMessage("alpha must be in [0, 1], was 1.5");
    }
}
