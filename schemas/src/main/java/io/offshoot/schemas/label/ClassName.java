package io.offshoot.schemas.label;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A class of the data set, by its normalised name. The one definition of "the same class": two labels name the same
 * class when they are equal in Unicode form NFC, without white space around them and with one space for each run of
 * white space inside. Upper and lower case differ, as folder names do.
 *
 * @param value the normalised name: 1 to 128 characters, none of them a control character, not {@code *}
 */
public record ClassName(String value) {
    /** Most characters (Unicode code points) a name may have. */
    public static final int MAX_LENGTH = 128;

    /** Key of the policy for all classes that have none of their own; no class goes by this name. */
    public static final String ALL_CLASSES = "*";

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** Normalises the name, or refuses it with a sentence that says what to do. */
    public ClassName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the label has a control character in it; send a plain class name");
        }
        value = WHITE_SPACE.matcher(value).replaceAll(" ").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the label is blank; send the name of the photo's class");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the label is longer than " + MAX_LENGTH + " characters; send a shorter class name");
        }
        if (value.equals(ALL_CLASSES)) {
            throw new IllegalArgumentException("the label * means all classes in policies; send another class name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
