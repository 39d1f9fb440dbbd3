package io.offshoot.diffusion.golden;

/** Computes again what one section recorded. */
@FunctionalInterface
interface SectionReplay {

    void replay(GoldenFile golden, Comparisons comparisons);
}
