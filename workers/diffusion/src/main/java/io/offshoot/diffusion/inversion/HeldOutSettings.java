package io.offshoot.diffusion.inversion;

/**
 * How a concept is judged while it is learned: by its loss on noise that is drawn once and never trained on.
 *
 * @param draws fixed noisy examples, their timesteps spread evenly
 * @param evaluateEvery optimiser steps from one judgement to the next
 * @param patience judgements without a lower loss after which learning stops; {@link #NEVER} for all steps
 */
public record HeldOutSettings(int draws, int evaluateEvery, int patience) {

    /** Learning goes through all steps. */
    public static final int NEVER = Integer.MAX_VALUE;

    public HeldOutSettings {
        InversionSettings.requirePositive("heldOutDraws", draws);
        InversionSettings.requirePositive("evaluateEvery", evaluateEvery);
        InversionSettings.requirePositive("patience", patience);
    }

    /** Whether {@code steps} steps without a lower loss are enough. */
    boolean isExhausted(int steps) {
        return steps / evaluateEvery >= patience;
    }
}
