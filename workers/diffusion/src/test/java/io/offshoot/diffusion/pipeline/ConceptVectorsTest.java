package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptVectorsTest {

    @Test
    void oneVectorLeavesThePromptAsItIs() {
        ConceptVectors concept = ConceptVectors.of("<wheat>", new float[] {1, 2});

        assertThat(concept.expand("a photo of a <wheat>")).isEqualTo("a photo of a <wheat>");
    }

    @Test
    void severalVectorsStandOneAfterTheOther() {
        ConceptVectors concept = new ConceptVectors("<c>", List.of(new float[] {1}, new float[] {2}, new float[] {3}));

        assertThat(concept.expand("a <c>, a <c>")).isEqualTo("a <c> <c>_1 <c>_2, a <c> <c>_1 <c>_2");
    }

    @Test
    void expandingTwiceIsExpandingOnce() {
        ConceptVectors concept = new ConceptVectors("<c>", List.of(new float[] {1}, new float[] {2}));

        assertThat(concept.expand(concept.expand("a <c>"))).isEqualTo("a <c> <c>_1");
    }

    @Test
    void thePlaceholderIsFoundWhateverItsCase() {
        ConceptVectors concept = new ConceptVectors("<c>", List.of(new float[] {1}, new float[] {2}));

        assertThat(concept.expand("a <C>")).isEqualTo("a <c> <c>_1");
    }

    @Test
    void rejectsAPlaceholderWithSpaces() {
        assertThatThrownBy(() -> ConceptVectors.of("leafy spurge", new float[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("placeholder must be a text without spaces, such as <wheat>, was 'leafy spurge'");
    }

    @Test
    void rejectsVectorsOfTwoWidths() {
        assertThatThrownBy(() -> new ConceptVectors("<c>", List.of(new float[1], new float[2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all vectors of <c> must have the same width");
    }
}
