package io.offshoot.diffusion.inversion;

/**
 * How a concept is learned.
 *
 * @param steps optimiser steps at most; those of an earlier run that is resumed count
 * @param start what the vectors start from
 * @param optimizer how they move
 * @param examples how pictures and prompts are varied
 * @param heldOut how the concept is judged, and when learning stops early
 * @param seed the only source of randomness
 */
public record InversionSettings(
        int steps,
        ConceptStart start,
        OptimizerSettings optimizer,
        ExampleSettings examples,
        HeldOutSettings heldOut,
        long seed) {

    private static final InversionSettings DA_FUSION = new InversionSettings(
            1000,
            new ConceptStart(1, "the"),
            new OptimizerSettings(2e-3, 1e-2, 4, 1),
            new ExampleSettings(Templates.OBJECT, 0.5),
            new HeldOutSettings(32, 50, HeldOutSettings.NEVER),
            0);

    public InversionSettings {
        requirePositive("steps", steps);
    }

    /** DA-Fusion's settings: one vector, 1000 steps of 4, an effective learning rate of 0.002, the initialiser "the". */
    public static InversionSettings daFusion() {
        return DA_FUSION;
    }

    /** These settings with another number of steps. */
    public InversionSettings withSteps(int count) {
        return new InversionSettings(count, start, optimizer, examples, heldOut, seed);
    }

    /** These settings with another start. */
    public InversionSettings withStart(ConceptStart other) {
        return new InversionSettings(steps, other, optimizer, examples, heldOut, seed);
    }

    /** These settings with another optimiser. */
    public InversionSettings withOptimizer(OptimizerSettings other) {
        return new InversionSettings(steps, start, other, examples, heldOut, seed);
    }

    /** These settings with other prompts and flips. */
    public InversionSettings withExamples(ExampleSettings other) {
        return new InversionSettings(steps, start, optimizer, other, heldOut, seed);
    }

    /** These settings with another way to judge. */
    public InversionSettings withHeldOut(HeldOutSettings other) {
        return new InversionSettings(steps, start, optimizer, examples, other, seed);
    }

    /** These settings with another seed. */
    public InversionSettings withSeed(long other) {
        return new InversionSettings(steps, start, optimizer, examples, heldOut, other);
    }

    static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, was " + value);
        }
    }
}
