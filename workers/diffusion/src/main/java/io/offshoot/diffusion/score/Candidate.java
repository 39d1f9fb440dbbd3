package io.offshoot.diffusion.score;

import io.offshoot.diffusion.pipeline.ConceptVectors;

/**
 * A label that a picture may show.
 *
 * @param prompt that names it
 * @param concept what the placeholder in the prompt stands for, or {@link ConceptVectors#none}
 */
public record Candidate(String prompt, ConceptVectors concept) {

    /** The same prompt about another concept: its placeholder stands wherever this one's stood. */
    public Candidate of(ConceptVectors other) {
        return new Candidate(prompt.replace(concept.placeholder(), other.placeholder()), other);
    }
}
