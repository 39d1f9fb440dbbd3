package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that diffusers 0.36.0 makes of a start of 0.5 and fixed outputs, printed there to six places. */
class DiffusersNumbersTest {

    private static final float[] OUTPUTS = {0.3f, -0.2f, 0.7f, -1.1f, 0.4f};
    private static final float[] FRESH = {0.5f, -0.4f, 0.9f, -1.2f, 0.1f};

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | 0 | 0.861379 2.237862 2.917332 4.872557 5.383882
            {}                                                              | 2 | 0.592618 1.029085 0.785205
            {"prediction_type": "v_prediction"}                             | 0 | 0.458423 0.537567 0.216154 0.900687 0.583417
            {"solver_type": "heun"}                                         | 0 | 0.861379 2.266432 2.951818 4.963053 5.488122
            {"timestep_spacing": "leading"}                                 | 0 | 0.681602 1.382281 1.400449 2.499519 2.590766
            {"timestep_spacing": "trailing", "final_sigmas_type": "sigma_min", "lower_order_final": false} \
            | 0 | 0.861379 2.237862 2.919417 4.868268 4.641843
            {"use_karras_sigmas": true}                                     | 0 | 0.893728 3.785492 5.206134 5.831067 5.82188
            {"rescale_betas_zero_snr": true, "timestep_spacing": "trailing", "prediction_type": "v_prediction"} \
            | 0 | 0.45548 0.500055 0.176033 0.868818 0.542258
            """)
    void dpmSolverGivesThem(String settings, int begin, String expected) {
        double[] samples = samples(scheduler(DpmSolverMultistepScheduler.CLASS_NAME, settings), 5, begin);

        assertThat(samples).containsExactly(numbers(expected), within(2e-5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | 0 | -2.658567 -2.164466 -2.808769 -2.076187 -2.087854
            {}                                                              | 2 | 0.22387 0.357067 0.33665
            {"prediction_type": "v_prediction"}                             | 0 | -0.074146 0.085607 -0.288757 0.402894 0.390889
            {"timestep_spacing": "leading"}                                 | 0 | -0.352474 -0.127546 -0.543462 0.042548 0.026022
            {"use_karras_sigmas": true}                                     | 0 | -2.445431 -1.740943 -2.459251 -2.218588 -2.230255
            {"timestep_spacing": "leading", "use_karras_sigmas": true}      | 0 | -0.432888 -0.166357 -0.514577 -0.34586 -0.362386
            {"final_sigmas_type": "sigma_min"}                              | 0 | -2.658567 -2.164466 -2.808769 -2.076187 -2.076187
            {"rescale_betas_zero_snr": true, "timestep_spacing": "trailing", "prediction_type": "v_prediction"} \
            | 0 | -0.298553 0.020132 -0.331119 0.219693 -0.042183
            """)
    void eulerGivesThem(String settings, int begin, String expected) {
        double[] samples = samples(scheduler(EulerDiscreteScheduler.CLASS_NAME, settings), 5, begin);

        assertThat(samples).containsExactly(numbers(expected), within(2e-5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | 0   | 0.718593 1.275163 1.094472 1.108296
            {}                                  | 0.5 | 0.885644 1.445278 1.316477 1.320085
            {"prediction_type": "v_prediction"} | 1   | 0.487192 0.218647 -0.182567 -0.184501
            """)
    void ddimGivesThemWithFreshNoise(String settings, double eta, String expected) {
        Scheduler scheduler = scheduler(DdimScheduler.CLASS_NAME, settings).withEta(eta);

        assertThat(samples(scheduler, 4, 0)).containsExactly(numbers(expected), within(2e-6));
    }

    private static double[] samples(Scheduler scheduler, int steps, int begin) {
        SamplingRun run = SamplingRun.from(scheduler, steps, begin);
        ArraySampler sampler = new ArraySampler(new double[] {0.5});
        return IntStream.range(0, run.steps().size())
                .mapToDouble(
                        i -> sampler.advance(run.steps().get(i), new float[] {OUTPUTS[i]}, new float[] {FRESH[i]})[0])
                .toArray();
    }

    private static Scheduler scheduler(String className, String settings) {
        try {
            ObjectNode json = Configs.stableDiffusionJson();
            json.setAll((ObjectNode) new ObjectMapper().readTree(settings));
            return Scheduler.of(SchedulerConfigFile.parse(json, className));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(settings, e);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
