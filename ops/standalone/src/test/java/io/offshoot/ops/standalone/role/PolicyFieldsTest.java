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
    void textsWithCommasBecomeAListOfJson() {
        AugmentationPolicy policy = StreamsSettings.daFusion();
        policy.setPromptTemplates(List.of("a plant, a {name}", "a \"{name}\""));
        AugmentationPolicy copy = StreamsSettings.daFusion();

        String text = PolicyFields.texts(policy).get("prompt-templates");
        PolicyFields.set(copy, "prompt-templates", text);

        assertThat(text).isEqualTo("[\"a plant, a {name}\",\"a \\\"{name}\\\"\"]");
        assertThat(copy.getPromptTemplates()).isEqualTo(policy.getPromptTemplates());
    }

    @Test
    void refusesAListThatBeginsLikeJsonAndIsNone() {
        assertThatThrownBy(() -> PolicyFields.set(StreamsSettings.daFusion(), "prompt-templates", "[\"a {name}\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the setting prompt-templates must be a list of type STRING");
    }

    @Test
    void refusesAnythingButTrueAndFalse() {
        assertThatThrownBy(() -> PolicyFields.set(StreamsSettings.daFusion(), "paused", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the setting paused must be true or false, was \"yes\"");
    }
}
