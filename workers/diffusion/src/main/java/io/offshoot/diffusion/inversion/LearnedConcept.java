package io.offshoot.diffusion.inversion;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import java.util.List;

/**
 * What textual inversion found.
 *
 * @param vectors the concept's embedding vectors, each of the text encoder's width
 * @param losses the training loss before each step of this run
 * @param firstHeldOutLoss loss on the held-out draws before the first step
 * @param lastHeldOutLoss loss on the same draws with {@code vectors}; never above the first
 * @param bestStep how many steps had been taken when {@code vectors} were found
 * @param state where the run ended, to go on from
 */
public record LearnedConcept(
        List<float[]> vectors,
        List<Double> losses,
        double firstHeldOutLoss,
        double lastHeldOutLoss,
        int bestStep,
        TrainingState state) {

    public LearnedConcept {
        vectors = vectors.stream().map(float[]::clone).toList();
        losses = List.copyOf(losses);
    }

    /** What a run found that ended in this state, without its losses. */
    public static LearnedConcept endingIn(TrainingState state) {
        return of(state, List.of());
    }

    static LearnedConcept of(TrainingState state, List<Double> losses) {
        return new LearnedConcept(
                state.bestVectors(),
                losses,
                state.firstHeldOutLoss(),
                state.best().loss(),
                state.best().step(),
                state);
    }

    /** The concept as prompts use it, under a placeholder such as {@code <wheat>}. */
    public ConceptVectors under(String placeholder) {
        return new ConceptVectors(placeholder, vectors);
    }
}
