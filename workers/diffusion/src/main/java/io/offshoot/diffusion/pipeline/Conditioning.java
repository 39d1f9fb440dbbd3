package io.offshoot.diffusion.pipeline;

/**
 * The text states that one row is drawn towards and away from; they stay the owner's.
 *
 * @param prompt of one row
 * @param negativePrompt of one row; looked at while the row is guided only
 */
public record Conditioning(TextStates prompt, TextStates negativePrompt) {}
