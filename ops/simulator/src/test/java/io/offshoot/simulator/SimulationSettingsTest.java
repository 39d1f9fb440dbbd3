package io.offshoot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SimulationSettingsTest {

    @Test
    void namesTheKeyAtFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationSettings(8, 0, 64, 64, 1))
                .withMessage("photosPerSpecies must be from 1 to 2147483647, was 0");
    }

    @Test
    void rejectsAPictureTooLargeToRender() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulationSettings(8, 1, 64, 30_000, 1))
                .withMessageStartingWith("height");
    }

    @Test
    void countsPhotosBeyondTheRangeOfAnInteger() {
        assertThat(new SimulationSettings(8, SimulationSettings.ENDLESS, 64, 64, 1).photos())
                .isEqualTo(17_179_869_176L);
    }
}
