package io.offshoot.ops.standalone.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.streams.StreamsSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyFieldsTest {
    @Test
    void whatIsShownCanBeSetAgain() {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setStrengthProbabilities(List.of(0.1, 0.2, 0.3, 0.4))
                .setMaskMode(MaskMode.BACKGROUND)
                .setCompose(Composition.SEQUENTIAL)
                .setUnet("no-wheat")
                .setPaused(true)
                .build();
        AugmentationPolicy copy = StreamsSettings.daFusion();

        PolicyFields.texts(policy).forEach((key, text) -> PolicyFields.set(copy, key, text));

        assertThat(copy).isEqualTo(policy);
    }

    @Test
    void defaultsCanBeSetAgain() {
        AugmentationPolicy copy = StreamsSettings.daFusion();

        PolicyFields.texts(StreamsSettings.daFusion()).forEach((key, text) -> PolicyFields.set(copy, key, text));

        assertThat(copy).isEqualTo(StreamsSettings.daFusion());
    }

    @Test
    void refusesAnythingButTrueAndFalse() {
        assertThatThrownBy(() -> PolicyFields.set(StreamsSettings.daFusion(), "paused", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the setting paused must be true or false, was \"yes\"");
    }
}
