package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.schemas.label.ConceptToken;
import io.offshoot.streams.policy.PolicyRules;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The prompts that photos are edited with.
 *
 * @param templates of which one is drawn; {@code {name}} becomes token or class
 * @param concepts of which a photo takes the only one, or that of its class
 * @param name class of photos that have none
 */
record Prompts(
        EditMode mode,
        List<String> templates,
        String negativePrompt,
        List<ConceptVectors> concepts,
        @Nullable String name) {

    Prompts {
        templates = List.copyOf(templates);
        concepts = List.copyOf(concepts);
        if (mode == EditMode.REAL_GUIDANCE && !concepts.isEmpty()) {
            throw new IllegalArgumentException(
                    "--mode real-guidance takes the name of the class and no --concept; leave one of them out");
        }
        if (mode == EditMode.TEXTUAL_INVERSION && concepts.isEmpty() && named(templates)) {
            throw new IllegalArgumentException(
                    "the prompt has {name} but there is no concept; name a file with --concept,"
                            + " write a prompt without {name}, or choose --mode real-guidance");
        }
    }

    /** The prompts of one class. */
    record OfClass(List<String> texts, ConceptVectors concept) {
        /** One of them, by a number in [0, 1). */
        String draw(double fraction) {
            return texts.get((int) (fraction * texts.size()));
        }
    }

    /**
     * The prompts of a photo.
     *
     * @param label its class, null when it lies in no sub-folder
     * @throws IllegalArgumentException when the class is needed and not known, or no concept is the class's
     */
    OfClass of(@Nullable String label) {
        String ofPhoto = label == null ? name : label;
        if (!named(templates) && concepts.isEmpty()) {
            return new OfClass(templates, ConceptVectors.none());
        }
        ConceptVectors concept = concepts.isEmpty() ? ConceptVectors.none() : concept(ofPhoto);
        String word = mode == EditMode.REAL_GUIDANCE ? requireName(ofPhoto) : concept.placeholder();
        return new OfClass(
                templates.stream()
                        .map(template -> template.replace(PolicyRules.TOKEN_PLACE, word))
                        .toList(),
                concept);
    }

    private ConceptVectors concept(@Nullable String label) {
        if (concepts.size() == 1) {
            return concepts.get(0);
        }
        String token = ConceptToken.of(new ClassName(requireName(label)));
        return concepts.stream()
                .filter(concept -> concept.placeholder().equalsIgnoreCase(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "none of the concepts %s is that of the class %s; name a".formatted(tokens(), label)
                                + " file with the token " + token + ", or only one concept for all photos"));
    }

    private static String requireName(@Nullable String label) {
        if (label == null) {
            throw new IllegalArgumentException(
                    "the class of a photo is needed and not known; name it with --name, or put the photo into a"
                            + " sub-folder that is named after it");
        }
        return label;
    }

    private String tokens() {
        return concepts.stream().map(ConceptVectors::placeholder).collect(Collectors.joining(", "));
    }

    private static boolean named(List<String> templates) {
        return templates.stream().anyMatch(template -> template.contains(PolicyRules.TOKEN_PLACE));
    }
}
