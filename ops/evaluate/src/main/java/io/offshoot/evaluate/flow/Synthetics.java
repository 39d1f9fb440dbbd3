package io.offshoot.evaluate.flow;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the flow made.
 *
 * @param pictures all edits
 * @param learning time that the trainer's device was at work
 * @param editing time that the editor's device was at work
 */
public record Synthetics(List<Synthetic> pictures, Duration learning, Duration editing) {
    /** Nothing, at no cost. */
    public static final Synthetics NONE = new Synthetics(List.of(), Duration.ZERO, Duration.ZERO);

    /** Keeps its own list. */
    public Synthetics {
        pictures = List.copyOf(pictures);
    }

    /** Seconds of device time in all. */
    public double deviceSeconds() {
        return learning.plus(editing).toMillis() / 1000.0;
    }

    /** The same cost with other pictures. */
    public Synthetics withPictures(List<Synthetic> others) {
        return new Synthetics(others, learning, editing);
    }
}
