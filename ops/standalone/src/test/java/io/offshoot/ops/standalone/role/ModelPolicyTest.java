package io.offshoot.ops.standalone.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPolicyTest {
    @TempDir
    Path model;

    @Test
    void isDaFusionsWithoutAFile() {
        AugmentationPolicy policy = ModelPolicy.of(model);

        assertThat(policy).isEqualTo(StreamsSettings.daFusion());
    }

    @Test
    void laysTheFileOverDaFusions() throws IOException {
        write("guidance-scale=3\nnum-inference-steps = 20\nstrengths=0.25, 0.75\ninitializer-token=plant\n");

        AugmentationPolicy policy = ModelPolicy.of(model);

        assertThat(policy.getGuidanceScale()).isEqualTo(3.0);
        assertThat(policy.getNumInferenceSteps()).isEqualTo(20);
        assertThat(policy.getStrengths()).containsExactly(0.25, 0.75);
        assertThat(policy.getInitializerToken()).isEqualTo("plant");
        assertThat(policy.getEditsPerImage()).isEqualTo(10);
    }

    @Test
    void readsWordsInKebabCaseAndNames() throws IOException {
        write("mode=real-guidance\ncompose=sequential\nunet=no-wheat\n");

        AugmentationPolicy policy = ModelPolicy.of(model);

        assertThat(policy.getMode()).isEqualTo(EditMode.REAL_GUIDANCE);
        assertThat(policy.getCompose()).isEqualTo(Composition.SEQUENTIAL);
        assertThat(policy.getUnet()).isEqualTo("no-wheat");
    }

    @Test
    void refusesAWordThatTheKeyDoesNotHave() throws IOException {
        write("mask-mode=everything\n");

        assertThatThrownBy(() -> ModelPolicy.of(model))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll("mask-mode", "one of whole, object, background", "everything");
    }

    @Test
    void refusesAKeyThatNoPolicyHas() throws IOException {
        write("guidance=3\n");

        assertThatThrownBy(() -> ModelPolicy.of(model))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("\"guidance\"");
    }

    @Test
    void refusesAValueOfTheWrongTypeNamingTheKey() throws IOException {
        write("learning-steps=many\n");

        assertThatThrownBy(() -> ModelPolicy.of(model))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("learning-steps");
    }

    private void write(String text) throws IOException {
        Files.writeString(model.resolve(ModelPolicy.FILE), text);
    }
}
