package io.offshoot.ops.bench.editor;

import java.util.Map;

/**
 * What passes.
 *
 * @param ratios least images per second of Offshoot, as a multiple of each rival's
 * @param unetShare least share of wall time inside the UNet while there is always something to do
 */
public record Targets(Map<Rival, Double> ratios, double unetShare) {

    private static final double UNET_SHARE = 0.95;

    /** For the model that ships: half as much again as one edit after the other. */
    public static final Targets SMALL = new Targets(Map.of(Rival.SINGLE, 1.5), UNET_SHARE);

    /** For a model of 32 x 32 latents and more, where a row gains little from company. */
    public static final Targets LARGE =
            new Targets(Map.of(Rival.SINGLE, 1.25, Rival.GROUPED, 1.15, Rival.PADDED, 1.35), UNET_SHARE);

    public Targets {
        ratios = Map.copyOf(ratios);
    }

    /** Whether a comparison reaches all of them. */
    boolean reachedBy(EditorComparison comparison) {
        return comparison.unetShare() >= unetShare
                && ratios.entrySet().stream()
                        .allMatch(target -> comparison.ratio(target.getKey()) >= target.getValue());
    }
}
