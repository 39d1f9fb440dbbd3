package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strength picks the steps that diffusers' image-to-image pipeline keeps. */
class SamplingRunTest {

    @ParameterizedTest
    @CsvSource({"0.25, 241, 13", "0.50, 501, 26", "0.75, 741, 38", "1.00, 981, 51"})
    void pndmKeepsOneStepMoreThanItsShareOfFifty(double strength, double first, int evaluations) {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(PndmScheduler.CLASS_NAME), 50, strength);

        assertThat(run.timesteps()).hasSize(evaluations).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 221, 12", "0.50, 481, 25", "0.75, 721, 37", "1.00, 981, 50"})
    void ddimKeepsItsShareOfFifty(double strength, double first, int evaluations) {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(DdimScheduler.CLASS_NAME), 50, strength);

        assertThat(run.timesteps()).hasSize(evaluations).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.8298, 0.5581", "0.50, 0.5244, 0.8515", "0.75, 0.2457, 0.9694", "1.00, 0.0760, 0.9971"})
    void startsAtTheNoiseLevelOfTheFirstTimestep(double strength, double signal, double noise) {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(PndmScheduler.CLASS_NAME), 50, strength);

        assertThat(run.start().signal()).isCloseTo(signal, within(5e-5));
        assertThat(run.start().noise()).isCloseTo(noise, within(5e-5));
    }

    @Test
    void cutsTheListByIndex() {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(PndmScheduler.CLASS_NAME), 10, 1);

        assertThat(run.timesteps()).containsExactly(901., 801., 801., 701., 601., 501., 401., 301., 201., 101., 1.);
    }

    @ParameterizedTest
    @FieldSource("io.offshoot.diffusion.schedule.Scheduler#CLASS_NAMES")
    void namesTheSmallestStrengthThatWorks(String className) {
        Scheduler scheduler = Configs.stableDiffusion(className);

        assertThatThrownBy(() -> SamplingRun.of(scheduler, 10, 0.09))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength 0.09 leaves none of 10 steps: use a strength of at least 0.1, or more steps");
    }

    @ParameterizedTest
    @FieldSource("io.offshoot.diffusion.schedule.Scheduler#CLASS_NAMES")
    void theSmallestStrengthLeavesOneStepWithEverySampler(String className) {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(className), 10, 0.1);

        assertThat(run.steps()).isNotEmpty();
    }

    @Test
    void aRunFromNoiseHoldsNothingOfTheCleanSample() {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(EulerDiscreteScheduler.CLASS_NAME), 10, 1);

        assertThat(run.fromNoise().start()).isEqualTo(new NoiseLevel(0, run.initNoiseSigma()));
    }

    @Test
    void theLevelAfterTheLastStepIsClean() {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(DdimScheduler.CLASS_NAME), 10, 0.5);

        assertThat(run.levelAfter(4)).isEqualTo(run.steps().get(4).level());
        assertThat(run.levelAfter(5)).isEqualTo(NoiseLevel.CLEAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10, 49, 50, 999})
    void theSmallestStrengthLeavesOneStep(int steps) {
        double smallest = SamplingRun.smallestStrength(steps).doubleValue();

        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(DdimScheduler.CLASS_NAME), steps, smallest);

        assertThat(run.steps()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void rejectsAStrengthOutsideItsRange(double strength) {
        Scheduler scheduler = Configs.stableDiffusion(DdimScheduler.CLASS_NAME);

        assertThatThrownBy(() -> SamplingRun.of(scheduler, 10, strength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength must be in (0, 1], was " + strength);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void rejectsACountOfStepsThatTheTrainingScheduleCannotGive(int steps) {
        Scheduler scheduler = Configs.stableDiffusion(DdimScheduler.CLASS_NAME);

        assertThatThrownBy(() -> SamplingRun.of(scheduler, steps, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numInferenceSteps must be in [1, 1000], was " + steps);
    }

    @ParameterizedTest
    @ValueSource(strings = {PndmScheduler.CLASS_NAME, DdimScheduler.CLASS_NAME})
    void refusesAsManyStepsAsTimestepsWhereTheOffsetMovesThemUp(String className) {
        Scheduler scheduler = Configs.stableDiffusion(className);

        assertThatThrownBy(() -> SamplingRun.of(scheduler, 1000, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "1000 steps begin at timestep 1000, and the model knows none above 999, since the scheduler's"
                                + " steps_offset moves them up: use fewer steps or a smaller strength");
    }

    @Test
    void takesAsManyStepsAsTimestepsWhereTheRunBeginsLater() {
        SamplingRun run = SamplingRun.of(Configs.stableDiffusion(DdimScheduler.CLASS_NAME), 1000, 0.5);

        assertThat(run.timesteps().get(0)).isEqualTo(500);
    }
}
