package io.offshoot.diffusion.random;

/** Further seeds that follow from one seed. */
public final class Seeds {

    /** Steele, Lea and Flood's SplitMix64 (OOPSLA 2014): its step, and the two factors of its mixing. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;

    private Seeds() {}

    /**
     * Seed number {@code index} of a family: the seed itself for 0, and SplitMix64's values for the others, which are
     * not negative.
     */
    public static long derived(long seed, int index) {
        return index == 0 ? seed : mix(seed + index * STEP) >>> 1;
    }

    /** A number in [0, 1) that follows from a seed, another one for each {@code index}. */
    public static double fraction(long seed, int index) {
        return (mix(~seed + index * STEP) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * FIRST;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND;
        return mixed ^ (mixed >>> 31);
    }
}
