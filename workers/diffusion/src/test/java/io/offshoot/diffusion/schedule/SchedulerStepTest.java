package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static double[] follow(Scheduler scheduler, PredictionType type, int steps) {
        SamplingRun run = SamplingRun.of(scheduler, steps, 1);
        ArraySampler sampler = new ArraySampler(new float[] {(float) run.start().addNoise(CLEAN, NOISE)});
        double[] sample = {};
        for (Step step : run.steps()) {
            sample = sampler.advance(step, new float[] {
                truth(type, scheduler.noise().at(step.timestep()))
            });
        }
        return sample;
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
