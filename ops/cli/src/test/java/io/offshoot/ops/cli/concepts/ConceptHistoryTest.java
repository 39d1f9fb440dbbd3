package io.offshoot.ops.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConceptHistoryTest {
    @Test
    void findsAnOlderVersion() {
        assertThat(history(concept(1), concept(2)).kept("wheat", 1)).isEqualTo(concept(1));
    }

    @Test
    void refusesAVersionThatIsNotThereWithThoseThatAre() {
        assertThatThrownBy(() -> history(concept(1), concept(3)).kept("wheat", 2))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("there is no version 2 of wheat, only 1, 3; `offshoot concepts history` shows what was"
                        + " published.");
    }

    @Test
    void refusesAVersionOfAClassThatHasNone() {
        assertThatThrownBy(() -> history(concept(1)).kept("rye", 1))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("there is no version 1 of rye, nor any other;");
    }

    @Test
    void aRetiredVersionCannotBePinnedButRolledBackTo() {
        ConceptHistory history = history(concept(1), null, concept(2));

        assertThat(history.published("wheat", 1)).isEqualTo(concept(1));
        assertThatThrownBy(() -> history.kept("wheat", 1)).hasMessageContaining("only 2");
    }

    @Test
    void theNewestIsTheOnePublishedLast() {
        assertThat(history(concept(1), concept(2), concept(1)).newest("wheat")).isEqualTo(concept(1));
        assertThat(history(concept(1), null).newest("wheat")).isNull();
    }

    @Test
    void refusesAConceptOfAnotherUNetThanThePolicys() {
        Concept erased = concept(1);
        erased.setUnet("no-wheat");

        assertThatThrownBy(() -> Concepts.requireUNet(
                        erased, AugmentationPolicy.newBuilder().build()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("was learned with UNet no-wheat, but its policy names the model's own UNet")
                .hasMessageContaining("`offshoot policy set wheat unet=no-wheat`");
    }

    private static ConceptHistory history(@Nullable Concept... concepts) {
        return new ConceptHistory(Stream.of(concepts)
                .map(concept -> new PublishedConcept("wheat", concept, Instant.EPOCH, "?"))
                .toList());
    }

    private static Concept concept(int version) {
        return Concept.newBuilder()
                .setLabel("wheat")
                .setVersion(version)
                .setToken("<wheat>")
                .setVectors(List.of(List.of(0.5f)))
                .setBaseModel("tiny")
                .build();
    }
}
