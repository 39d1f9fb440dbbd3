package io.offshoot.ops.cli.terminal;

/** Whether this process shows stack traces; off until {@code --stacktrace} asks for them. */
public final class StackTraces {
    private static volatile boolean shown;

    private StackTraces() {}

    /** Turns stack traces on or off for errors and log lines. */
    public static void show(boolean show) {
        shown = show;
    }

    /** Whether stack traces are shown. */
    public static boolean shown() {
        return shown;
    }
}
