package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InversionSettingsTest {

    @Test
    void knowsTheTwentySevenTemplates() {
        assertThat(InversionSettings.daFusion().examples().templates())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    @Test
    void scalesTheLearningRateByAllExamplesOfAStep() {
        OptimizerSettings scaled = new OptimizerSettings(5e-4, 1e-2, 4, 2).scaleLearningRate();

        assertThat(scaled).isEqualTo(new OptimizerSettings(4e-3, 1e-2, 4, 2));
    }

    @Test
    void daFusionsRateIsItsScriptsRateScaled() {
        OptimizerSettings script = new OptimizerSettings(5e-4, 1e-2, 4, 1);

        assertThat(InversionSettings.daFusion().optimizer()).isEqualTo(script.scaleLearningRate());
    }

    @Test
    void namesTheKeyThatIsNotPositive() {
        assertRefused(() -> InversionSettings.daFusion().withSteps(0), "steps must be at least 1, was 0");
        assertRefused(() -> new ConceptStart(0, "the"), "numVectors must be at least 1, was 0");
        assertRefused(
                () -> new ConceptStart(2, "the", List.of(new float[3])),
                "the vectors to start from must be as many as numVectors 2, were 1");
        assertRefused(
                () -> new ConceptStart(2, "the", List.of(new float[3], new float[4])),
                "the vectors to start from must all have one width");
        assertRefused(
                () -> new OptimizerSettings(1e-3, 0, 1, 0), "gradientAccumulationSteps must be at least 1, was 0");
        assertRefused(() -> new HeldOutSettings(1, 1, 0), "patience must be at least 1, was 0");
    }

    @Test
    void rejectsATemplateWithoutAPlaceForTheConcept() {
        assertRefused(
                () -> new ExampleSettings(List.of("a photo"), 0.5),
                "templates must contain {} in each prompt, not so 'a photo'");
    }

    @Test
    void rejectsALearningRateOfZero() {
        assertRefused(() -> new OptimizerSettings(0, 0, 1, 1), "learningRate must be positive, was 0.0");
    }

    @Test
    void rejectsAProbabilityAboveOne() {
        assertRefused(() -> new ExampleSettings(Templates.OBJECT, 1.5), "flipProbability must be in [0, 1], was 1.5");
    }

    private static void assertRefused(ThrowingCallable settings, String message) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
