package io.offshoot.diffusion.pipeline;

/**
 * One variation of a photo that is wanted.
 *
 * @param strength how much may change: share of the sampler's run that is made, in (0, 1]
 * @param guidanceScale how strongly the prompt pulls; 1 and less turns classifier-free guidance off
 * @param numInferenceSteps steps of the sampler's complete run
 * @param prompt what the result shows; may hold the concept's placeholder
 * @param negativePrompt what the result shall not show; empty for nothing
 * @param seed the only source of the edit's randomness
 * @param options what it asks for beyond that
 */
public record Edit(
        double strength,
        double guidanceScale,
        int numInferenceSteps,
        String prompt,
        String negativePrompt,
        long seed,
        EditOptions options) {

    public Edit {
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("strength must be in (0, 1], was " + strength);
        }
        if (!(guidanceScale >= 0 && guidanceScale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("guidanceScale must be at least 0 and finite, was " + guidanceScale);
        }
        if (numInferenceSteps < 1) {
            throw new IllegalArgumentException("numInferenceSteps must be at least 1, was " + numInferenceSteps);
        }
    }

    /** An edit of the whole photo with ordinary guidance. */
    public Edit(
            double strength,
            double guidanceScale,
            int numInferenceSteps,
            String prompt,
            String negativePrompt,
            long seed) {
        this(strength, guidanceScale, numInferenceSteps, prompt, negativePrompt, seed, EditOptions.DEFAULT);
    }

    /** The same edit from other noise. */
    public Edit withSeed(long other) {
        return new Edit(strength, guidanceScale, numInferenceSteps, prompt, negativePrompt, other, options);
    }

    /** The same edit under another prompt. */
    public Edit withPrompt(String other) {
        return new Edit(strength, guidanceScale, numInferenceSteps, other, negativePrompt, seed, options);
    }

    /** The same edit at another strength. */
    public Edit withStrength(double other) {
        return new Edit(other, guidanceScale, numInferenceSteps, prompt, negativePrompt, seed, options);
    }

    /** The same edit with other options. */
    public Edit with(EditOptions other) {
        return new Edit(strength, guidanceScale, numInferenceSteps, prompt, negativePrompt, seed, other);
    }

    /** Whether the run needs the negative prompt beside the prompt. */
    public boolean guided() {
        return guidanceScale > 1;
    }
}
