package io.offshoot.evaluate.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArmTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyArmThatTunesHasAsManyTrials(Arm arm) {
        assertThat(arm.trials()).hasSize(4).extracting(Trial::name).doesNotHaveDuplicates();
    }

    @Test
    void aTrialUsesEditsOfItsStrengthsAlone() {
        Trial mild = Arm.OFFSHOOT.trials().get(2);

        assertThat(mild.uses(0.25)).isTrue();
        assertThat(mild.uses(0.5)).isTrue();
        assertThat(mild.uses(0.75)).isFalse();
    }

    @Test
    void namesTheArmsThereAre() {
        assertThatThrownBy(() -> Arm.named("mixup"))
                .hasMessage("arms must be of none, standard, randaugment, cutmix, real-guidance, offshoot, was mixup");
    }
}
