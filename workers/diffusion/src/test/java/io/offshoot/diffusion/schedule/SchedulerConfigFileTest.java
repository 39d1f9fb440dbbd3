package io.offshoot.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerConfigFileTest {

    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    @TempDir
    Path folder;

    @Test
    void ddimClipsAndEndsCleanUnlessToldOtherwise() {
        SchedulerConfig config = SchedulerConfigFile.parse(EMPTY, DdimScheduler.CLASS_NAME);

        assertThat(config.clipSample()).isTrue();
        assertThat(config.setAlphaToOne()).isTrue();
    }

    @Test
    void pndmEndsAtTheFirstNoiseLevelUnlessToldOtherwise() {
        SchedulerConfig config = SchedulerConfigFile.parse(EMPTY, PndmScheduler.CLASS_NAME);

        assertThat(config.setAlphaToOne()).isFalse();
    }

    @Test
    void stableDiffusionCorrectsOldConfigurations() {
        SchedulerConfig config =
                SchedulerConfigFile.parse(EMPTY, DdimScheduler.CLASS_NAME).asStableDiffusion();

        assertThat(config.clipSample()).isFalse();
        assertThat(config.stepsOffset()).isEqualTo(1);
    }

    @Test
    void namesFileAndKeyOfAValueOfTheWrongKind() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scheduler_config.json"),
                "{\"_class_name\": \"DDIMScheduler\", \"beta_start\": \"low\"}");

        assertThatThrownBy(() -> SchedulerConfigFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " is not a usable scheduler configuration: beta_start cannot be \"low\"");
    }

    @Test
    void listsTheSpellingsOfAnUnknownPrediction() {
        ObjectNode json = Configs.stableDiffusionJson().put("prediction_type", "flow");

        assertThatThrownBy(() -> SchedulerConfigFile.parse(json, DdimScheduler.CLASS_NAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prediction_type must be one of epsilon, v_prediction, sample, was flow");
    }

    @Test
    void refusesASchedulerThatIsNotSupported() {
        SchedulerConfig config = SchedulerConfigFile.parse(Configs.stableDiffusionJson(), "UniPCMultistepScheduler");

        assertThatThrownBy(() -> Scheduler.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "scheduler UniPCMultistepScheduler is not supported; use one of DDIMScheduler, PNDMScheduler,"
                                + " DPMSolverMultistepScheduler, EulerDiscreteScheduler");
    }

    @Test
    void refusesPndmWithItsRungeKuttaWarmUp() {
        ObjectNode json = Configs.stableDiffusionJson().put("skip_prk_steps", false);
        SchedulerConfig config = SchedulerConfigFile.parse(json, PndmScheduler.CLASS_NAME);

        assertThatThrownBy(() -> new PndmScheduler(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PNDMScheduler needs skip_prk_steps: set it to true");
    }

    @ParameterizedTest
    @CsvSource({
        "DDIMScheduler, thresholding, true, false",
        "DPMSolverMultistepScheduler, use_lu_lambdas, true, false",
        "DPMSolverMultistepScheduler, algorithm_type, sde-dpmsolver++, dpmsolver++",
        "DPMSolverMultistepScheduler, lambda_min_clipped, -5.1, -Infinity",
        "EulerDiscreteScheduler, use_beta_sigmas, true, false",
        "EulerDiscreteScheduler, timestep_type, continuous, discrete",
        "EulerDiscreteScheduler, sigma_max, 80, null"
    })
    void refusesWhatItWouldNotCompute(String className, String key, String value, String works) {
        ObjectNode json = Configs.stableDiffusionJson().put(key, value);

        assertThatThrownBy(() -> SchedulerConfigFile.parse(json, className))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s with this %s is not supported: set it to %s", className, key, works);
    }

    @Test
    void leavesSettingsOfOtherClassesAlone() {
        ObjectNode json = Configs.stableDiffusionJson().put("use_lu_lambdas", true);

        assertThat(SchedulerConfigFile.parse(json, DdimScheduler.CLASS_NAME).className())
                .isEqualTo(DdimScheduler.CLASS_NAME);
    }

    @Test
    void refusesASolverOfThirdOrder() {
        ObjectNode json = Configs.stableDiffusionJson().put("solver_order", 3);

        assertThatThrownBy(() -> SchedulerConfigFile.parse(json, DpmSolverMultistepScheduler.CLASS_NAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("solver_order must be 1 or 2, was 3");
    }

    @Test
    void readsTheInfinityThatDiffusersWrites() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scheduler_config.json"),
                "{\"_class_name\": \"DPMSolverMultistepScheduler\", \"lambda_min_clipped\": -Infinity}");

        assertThat(SchedulerConfigFile.read(file).className()).isEqualTo(DpmSolverMultistepScheduler.CLASS_NAME);
    }
}
