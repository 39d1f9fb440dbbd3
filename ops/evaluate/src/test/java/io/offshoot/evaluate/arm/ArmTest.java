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
    void anAlphaForAllIsThatOfEveryTrialWithEdits() {
        assertThat(Arm.OFFSHOOT.trials(0.3))
                .extracting(Trial::name)
                .containsExactly(
                        "alpha 0.3, all strengths",
                        "alpha 0.3, strengths from 0.0 to 0.5",
                        "alpha 0.3, strengths from 0.5 to 1.0");
        assertThat(Arm.OFFSHOOT.trials(0.3))
                .allSatisfy(trial -> assertThat(trial.recipe().alpha()).isEqualTo(0.3));
    }

    @Test
    void anArmWithoutEditsHasNoAlphaToChange() {
        assertThat(Arm.CUTMIX.trials(0.3))
                .extracting(Trial::name)
                .isEqualTo(Arm.CUTMIX.trials().stream().map(Trial::name).toList());
    }

    @Test
    void aScoredTrialLeavesTheWorstEditsOut() {
        Trial recommended = Arm.OFFSHOOT_SCORED.trials().get(0);

        assertThat(recommended.scores()).isEqualTo(new ScoreUse(0.25, false));
        assertThat(recommended.name()).isEqualTo("alpha 0.5, all strengths, the worst 0.25 of a class dropped");
    }

    @Test
    void aTrialOnAnotherChangesPicturesAsThatDoesAndKeepsTheRest() {
        Trial gentle = Arm.STANDARD.trials().get(3);
        Trial mild = Arm.OFFSHOOT.trials().get(2);

        Trial built = mild.on(gentle);

        assertThat(built.recipe().augmentation()).isSameAs(gentle.recipe().augmentation());
        assertThat(built.recipe().alpha()).isEqualTo(mild.recipe().alpha());
        assertThat(built.uses(0.75)).isFalse();
    }

    @Test
    void namesTheArmsThereAre() {
        assertThatThrownBy(() -> Arm.named("mixup"))
                .hasMessage(
                        "arms must be of none, standard, randaugment, cutmix, real-guidance, offshoot, offshoot-scored, was mixup");
    }
}
