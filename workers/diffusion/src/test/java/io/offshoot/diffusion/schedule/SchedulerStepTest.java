package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that knows the noise leads a sample along its own clean value. */
class SchedulerStepTest {

    private static final double CLEAN = 0.7;
    private static final double NOISE = -1.3;

    @ParameterizedTest
    @EnumSource(PredictionType.class)
    void ddimFollowsATruePredictionExactly(PredictionType type) {
        Scheduler scheduler = Configs.predicting(DdimScheduler.CLASS_NAME, type);

        double[] last = follow(scheduler, type, 20);

        assertThat(last[0]).isCloseTo(scheduler.noise().at(0).addNoise(CLEAN, NOISE), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"EPSILON", "V_PREDICTION"})
    void pndmEndsNearTheCleanValue(PredictionType type) {
        Scheduler scheduler = Configs.predicting(PndmScheduler.CLASS_NAME, type);

        double[] last = follow(scheduler, type, 50);

        assertThat(last[0]).isCloseTo(scheduler.noise().at(0).addNoise(CLEAN, NOISE), within(0.02));
    }

    @ParameterizedTest
    @EnumSource(PredictionType.class)
    void eulerFollowsATruePredictionExactly(PredictionType type) {
        double[] last = follow(Configs.predicting(EulerDiscreteScheduler.CLASS_NAME, type), type, 20);

        assertThat(last[0]).isCloseTo(CLEAN, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(PredictionType.class)
    void dpmSolverFollowsATruePredictionExactly(PredictionType type) {
        double[] last = follow(Configs.predicting(DpmSolverMultistepScheduler.CLASS_NAME, type), type, 20);

        assertThat(last[0]).isCloseTo(CLEAN, within(1e-5));
    }

    @Test
    void eulerShowsTheUnetASampleOfConstantVariance() {
        Step step = SamplingRun.of(Configs.stableDiffusion(EulerDiscreteScheduler.CLASS_NAME), 10, 1)
                .steps()
                .get(0);

        double signal = step.inputScale() * step.level().signal();
        double noise = step.inputScale() * step.level().noise();

        assertThat(signal * signal + noise * noise).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNDMScheduler", "DPMSolverMultistepScheduler", "EulerDiscreteScheduler"})
    void onlyDdimAddsFreshNoise(String className) {
        Scheduler scheduler = Configs.stableDiffusion(className);

        assertThatThrownBy(() -> scheduler.withEta(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eta must be 0 except with DDIMScheduler, was 0.5; choose that scheduler or leave eta out");
    }

    @Test
    void anEtaOfOneAddsTheNoiseOfDdpm() {
        Scheduler scheduler = Configs.stableDiffusion(DdimScheduler.CLASS_NAME).withEta(1);
        double from = scheduler.noise().alphaCumprod(751);
        double to = scheduler.noise().alphaCumprod(501);

        double noise = scheduler.steps(4, 0).get(0).update().noise();

        assertThat(noise * noise).isCloseTo((1 - to) / (1 - from) * (1 - from / to), within(1e-12));
    }

    private static double[] follow(Scheduler scheduler, PredictionType type, int steps) {
        SamplingRun run = SamplingRun.of(scheduler, steps, 1);
        ArraySampler sampler = new ArraySampler(new double[] {run.start().addNoise(CLEAN, NOISE)});
        double[] sample = {};
        for (Step step : run.steps()) {
            sample = sampler.advance(step, new float[] {truth(type, constantVariance(step))});
        }
        return sample;
    }

    private static NoiseLevel constantVariance(Step step) {
        return new NoiseLevel(
                step.inputScale() * step.level().signal(),
                step.inputScale() * step.level().noise());
    }

    private static float truth(PredictionType type, NoiseLevel level) {
        return (float)
                switch (type) {
                    case EPSILON -> NOISE;
                    case V_PREDICTION -> level.velocity(CLEAN, NOISE);
                    case SAMPLE -> CLEAN;
                };
    }
}
