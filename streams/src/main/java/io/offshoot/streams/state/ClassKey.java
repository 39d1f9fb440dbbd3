package io.offshoot.streams.state;

/** Keys of things that belong to a class: its name, NUL (which no class name holds), and the thing's own key. */
public final class ClassKey {
    private static final char SEPARATOR = '\0';

    private ClassKey() {}

    /** The key of one thing. */
    public static String of(String label, String own) {
        return prefix(label) + own;
    }

    /** What the keys of all things of a class begin with. */
    public static String prefix(String label) {
        return label + SEPARATOR;
    }
}
