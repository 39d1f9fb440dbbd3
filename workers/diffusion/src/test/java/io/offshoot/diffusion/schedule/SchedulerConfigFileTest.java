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
        SchedulerConfig config = SchedulerConfigFile.parse(Configs.stableDiffusionJson(), "EulerDiscreteScheduler");

        assertThatThrownBy(() -> Scheduler.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scheduler EulerDiscreteScheduler is not supported; use DDIMScheduler or PNDMScheduler");
    }

    @Test
    void refusesPndmWithItsRungeKuttaWarmUp() {
        ObjectNode json = Configs.stableDiffusionJson().put("skip_prk_steps", false);
        SchedulerConfig config = SchedulerConfigFile.parse(json, PndmScheduler.CLASS_NAME);

        assertThatThrownBy(() -> new PndmScheduler(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PNDMScheduler needs skip_prk_steps: set it to true");
    }
}
