package io.offshoot.evaluate.classifier;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;

/**
 * A labelled picture of the classifier's size.
 *
 * @param picture of type {@link BufferedImage#TYPE_INT_RGB}
 * @param label number of its class, from 0
 * @param synthetics edits of this very picture, of which one may stand in for it in training; may be empty
 * @param weights how readily each of them is drawn against the others, above 0
 */
public record Example(BufferedImage picture, int label, List<BufferedImage> synthetics, List<Double> weights) {
    /** Keeps its own lists. */
    public Example {
        synthetics = List.copyOf(synthetics);
        weights = List.copyOf(weights);
        if (synthetics.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "weights must be one for each synthetic, were " + weights.size() + " for " + synthetics.size());
        }
    }

    /** A picture whose synthetics are drawn all alike. */
    public Example(BufferedImage picture, int label, List<BufferedImage> synthetics) {
        this(picture, label, synthetics, Collections.nCopies(synthetics.size(), 1.0));
    }
}
