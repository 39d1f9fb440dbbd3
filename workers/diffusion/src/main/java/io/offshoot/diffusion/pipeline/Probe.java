package io.offshoot.diffusion.pipeline;

/**
 * A question to the UNet: how well does it find the noise in a picture that it is told shows a prompt?
 *
 * @param prompt what the picture is said to show
 * @param concept what the placeholder in the prompt stands for, or {@link ConceptVectors#none}
 * @param timestep training timestep whose share of noise the picture is given
 * @param seed of the noise; probes of one seed share it
 */
public record Probe(String prompt, ConceptVectors concept, int timestep, long seed) {}
