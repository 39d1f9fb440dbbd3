package io.offshoot.diffusion.score;

import io.offshoot.diffusion.image.RgbImage;
import java.util.List;

/**
 * A picture, what it is said to show, and what else it may show.
 *
 * @param picture its pixels
 * @param own its own label
 * @param others labels that it is compared with, at least one
 * @param seed of the noise
 */
public record Labelled(RgbImage picture, Candidate own, List<Candidate> others, long seed) {

    public Labelled {
        others = List.copyOf(others);
        if (others.isEmpty()) {
            throw new IllegalArgumentException("others must not be empty: a label is scored against others");
        }
    }

    /** The same said of another picture. */
    public Labelled with(RgbImage other) {
        return new Labelled(other, own, others, seed);
    }
}
