package io.offshoot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Examples;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.classifier.ClassifierSettings;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.GuardedSource;
import io.offshoot.evaluate.flow.Synthetics;
import io.offshoot.evaluate.leak.LeakException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArmRunTest {
    private final Photo training = Scenes.photo("green", 1);
    private final Photo tested = Scenes.photo("red", 2);
    private final List<List<Photo>> edited = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Arm.class)
    void aTestPhotoPlantedAmongTheTrainingPhotosEndsTheRunOfAnyArm(Arm arm) {
        ArmRun.Run run = new ArmRun.Run(arm, arm.trials().get(0), 1, 0);

        assertThatThrownBy(() -> armRun().score(run, List.of(training, tested), List.of(tested)))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("is to be one of the training photos");
        assertThat(edited).isEmpty();
    }

    private ArmRun armRun() {
        Classifier classifier = new Classifier(new ClassifierSettings(16, 4, 4, 2, 0.01f, 0), 2, null);
        GuardedSource source = new GuardedSource((photos, guidance) -> {
            edited.add(photos);
            return Synthetics.NONE;
        });
        return new ArmRun(classifier, new Examples(List.of("green", "red"), 16), source, InstantSource.system());
    }
}
