package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which timesteps each sampler visits, as diffusers lists them. */
class TimestepsTest {

    @ParameterizedTest
    @CsvSource({
        "DDIMScheduler, leading, 751 501 251 1",
        "DDIMScheduler, trailing, 999 749 499 249",
        "DDIMScheduler, linspace, 999 666 333 0",
        "PNDMScheduler, leading, 751 501 501 251 1",
        "DPMSolverMultistepScheduler, leading, 801 601 401 201",
        "DPMSolverMultistepScheduler, trailing, 999 749 499 249",
        "DPMSolverMultistepScheduler, linspace, 999 749 500 250",
        "EulerDiscreteScheduler, leading, 751 501 251 1",
        "EulerDiscreteScheduler, trailing, 999 749 499 249",
        "EulerDiscreteScheduler, linspace, 999 666 333 0"
    })
    void fourStepsAreSpacedAsAsked(String className, String spacing, String expected) {
        Scheduler scheduler = Configs.with(className, "timestep_spacing", spacing);

        assertThat(scheduler.timesteps(4))
                .containsExactly(Arrays.stream(expected.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "DDIMScheduler, 751",
        "PNDMScheduler, 751",
        "DPMSolverMultistepScheduler, 999",
        "EulerDiscreteScheduler, 999"
    })
    void aConfigurationWithoutSpacingTakesTheDefaultOfItsClass(String className, double first) {
        assertThat(Configs.stableDiffusion(className).timesteps(4)[0]).isEqualTo(first);
    }

    @Test
    void eulerGoesBetweenTwoTrainingTimesteps() {
        assertThat(Configs.stableDiffusion(EulerDiscreteScheduler.CLASS_NAME).timesteps(3))
                .containsExactly(999, 499.5, 0);
    }

    @Test
    void karrasSigmasSpanTheTrainingNoise() {
        Scheduler scheduler = Configs.with(EulerDiscreteScheduler.CLASS_NAME, "use_karras_sigmas", true);

        double[] sigmas = ((SigmaScheduler) scheduler).sigmas(3);

        assertThat(sigmas).containsExactly(new double[] {14.6146, 1.2741, 0.0292, 0}, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leading", "linspace"})
    void dpmSolverHasOneStepLessToGive(String spacing) {
        Scheduler scheduler = Configs.with(DpmSolverMultistepScheduler.CLASS_NAME, "timestep_spacing", spacing);

        assertThatThrownBy(() -> scheduler.timesteps(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numInferenceSteps must be in [1, 999], was 1000");
    }
}
