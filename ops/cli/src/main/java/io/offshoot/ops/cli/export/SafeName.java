package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.connect.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names that any file system takes. A name that is fine stays; any other is cleaned and gets the first 8 digits of its
 * SHA-256, so that two names never become one.
 */
public final class SafeName {
    private static final int MAX_LENGTH = 100;
    private static final int HASH_DIGITS = 8;
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._-]");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?|\\.*|[. ].*|.*[. ]");

    private SafeName() {}

    /** The name itself, or one made of it. */
    public static String of(String name) {
        String cleaned = UNSAFE.matcher(name).replaceAll("_");
        if (cleaned.equals(name) && isShort(name) && !RESERVED.matcher(name).matches()) {
            return name;
        }
        String hash = Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
        return "_" + shortened(cleaned).strip().replaceFirst("^[.]+", "") + "-" + hash;
    }

    private static boolean isShort(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MAX_LENGTH;
    }

    private static String shortened(String name) {
        String result = name;
        while (!isShort(result)) {
            result = result.substring(0, result.offsetByCodePoints(result.length(), -1));
        }
        return result;
    }
}
