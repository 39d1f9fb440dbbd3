package io.offshoot.ops.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.schemas.avro.EditMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private static final ConceptVectors WHEAT = ConceptVectors.of("<wheat>", new float[] {1});
    private static final ConceptVectors RYE = ConceptVectors.of("<winter_rye>", new float[] {2});
    private static final List<String> TEMPLATE = List.of("a photo of a {name}");

    @Test
    void theNameIsTheTokenAndNotTheClass() {
        Prompts prompts = inversion(WHEAT);

        assertThat(prompts.of("Triticum").texts()).containsExactly("a photo of a <wheat>");
    }

    @Test
    void ofSeveralConceptsAPhotoTakesThatOfItsClass() {
        Prompts.OfClass ofClass = inversion(WHEAT, RYE).of("winter rye");

        assertThat(ofClass.concept()).isEqualTo(RYE);
        assertThat(ofClass.texts()).containsExactly("a photo of a <winter_rye>");
    }

    @Test
    void aClassWithoutConceptIsAnErrorAndNeverSilent() {
        Prompts prompts = inversion(WHEAT, RYE);

        assertThatThrownBy(() -> prompts.of("barley"))
                .hasMessageStartingWith("none of the concepts <wheat>, <winter_rye> is that of the class barley");
    }

    @Test
    void realGuidanceNamesTheClass() {
        Prompts prompts = new Prompts(EditMode.REAL_GUIDANCE, TEMPLATE, "", List.of(), null);

        Prompts.OfClass ofClass = prompts.of("winter rye");

        assertThat(ofClass.texts()).containsExactly("a photo of a winter rye");
        assertThat(ofClass.concept()).isEqualTo(ConceptVectors.none());
    }

    @Test
    void realGuidanceWithoutAClassIsAnError() {
        Prompts prompts = new Prompts(EditMode.REAL_GUIDANCE, TEMPLATE, "", List.of(), null);

        assertThatThrownBy(() -> prompts.of(null)).hasMessageStartingWith("the class of a photo is needed");
    }

    @Test
    void aPromptWithoutANameNeedsNeither() {
        Prompts prompts = new Prompts(EditMode.TEXTUAL_INVERSION, List.of("a photo"), "", List.of(), null);

        assertThat(prompts.of(null).texts()).containsExactly("a photo");
    }

    @Test
    void theDrawPicksATemplate() {
        Prompts.OfClass ofClass = new Prompts.OfClass(List.of("a", "b"), ConceptVectors.none());

        assertThat(List.of(ofClass.draw(0.49), ofClass.draw(0.5))).containsExactly("a", "b");
    }

    private static Prompts inversion(ConceptVectors... concepts) {
        return new Prompts(EditMode.TEXTUAL_INVERSION, TEMPLATE, "", List.of(concepts), null);
    }
}
