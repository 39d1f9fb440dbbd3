package io.offshoot.ops.bench.editor;

import java.util.Map;
import java.util.Objects;

/**
 * Both sides, measured right after each other.
 *
 * @param offshoot this side
 * @param rivals the other side, in each of its ways
 */
public record ComparedRound(OffshootRound offshoot, Map<Rival, Measured> rivals) {

    Measured rival(Rival rival) {
        return Objects.requireNonNull(rivals.get(rival));
    }

    /** Images per second of Offshoot, as a multiple of the rival's. */
    public double ratio(Rival rival) {
        return offshoot.measured().itemsPerSecond() / rival(rival).itemsPerSecond();
    }
}
