package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InversionSettingsTest {

    @Test
    void knowsTheTwentySevenTemplates() {
        assertThat(InversionSettings.daFusion().templates()).hasSize(27).doesNotHaveDuplicates();
    }

    @Test
    void namesTheKeyThatIsNotPositive() {
        assertThatThrownBy(() -> InversionSettings.daFusion().withSteps(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must be at least 1, was 0");
    }

    @Test
    void rejectsATemplateWithoutAPlaceForTheConcept() {
        List<String> templates = List.of("a photo");

        assertThatThrownBy(() -> new InversionSettings(1, 1, 1e-3, 0, "the", templates, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("templates must contain {} in each prompt, not so 'a photo'");
    }

    @Test
    void rejectsALearningRateOfZero() {
        assertThatThrownBy(() -> new InversionSettings(1, 1, 0, 0, "the", Templates.OBJECT, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRate must be positive, was 0.0");
    }
}
