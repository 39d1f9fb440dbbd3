package io.offshoot.ops.cli.export;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values (RFC 4180). */
public final class Csv {
    private Csv() {}

    /** One row without its line end; null is an empty value. */
    public static String row(List<? extends @Nullable Object> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
