package io.offshoot.ops.cli.export;

import java.time.Duration;
import java.util.Optional;

/**
 * When reading ends.
 *
 * @param follow whether to go on past the end of the topics for new images
 * @param idleTimeout with {@code follow}, how long nothing new may come before reading ends; empty for never
 */
public record ReadLimit(boolean follow, Optional<Duration> idleTimeout) {
    /** Ends at what is in the topics now. */
    public static ReadLimit currentEnd() {
        return new ReadLimit(false, Optional.empty());
    }

    /** Ends when nothing new has come for so long. */
    public static ReadLimit idleFor(Duration timeout) {
        return new ReadLimit(true, Optional.of(timeout));
    }

    /** Never ends by itself. */
    public static ReadLimit endless() {
        return new ReadLimit(true, Optional.empty());
    }
}
