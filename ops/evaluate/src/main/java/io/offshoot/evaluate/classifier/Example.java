package io.offshoot.evaluate.classifier;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A labelled picture of the classifier's size.
 *
 * @param picture of type {@link BufferedImage#TYPE_INT_RGB}
 * @param label number of its class, from 0
 * @param synthetics edits of this very picture, of which one may stand in for it in training; may be empty
 */
public record Example(BufferedImage picture, int label, List<BufferedImage> synthetics) {
    /** Keeps its own list. */
    public Example {
        synthetics = List.copyOf(synthetics);
    }
}
