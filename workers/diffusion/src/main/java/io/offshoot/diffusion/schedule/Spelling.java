package io.offshoot.diffusion.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lower-case spelling that diffusers' configuration files use for the values of an enum. */
final class Spelling {

    private Spelling() {}

    static <E extends Enum<E>> E parse(Class<E> type, String key, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException(key + " must be one of " + names(type) + ", was " + name);
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
