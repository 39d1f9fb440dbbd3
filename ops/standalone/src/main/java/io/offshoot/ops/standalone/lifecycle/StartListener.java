package io.offshoot.ops.standalone.lifecycle;

import java.time.Duration;

/** Hears of every part of a node as it starts; for progress on a screen. */
public interface StartListener {
    /** Hears nothing. */
    StartListener SILENT = new StartListener() {};

    /** A part begins to start, for example {@code broker}. */
    default void starting(String part) {}

    /** It runs. */
    default void started(String part, Duration elapsed) {}
}
