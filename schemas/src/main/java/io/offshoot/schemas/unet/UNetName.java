package io.offshoot.schemas.unet;

import java.util.regex.Pattern;

/**
 * The name of a UNet, as policies and requests give it: that of a folder and never a path. The one definition; whoever
 * reads such a name asks here first, as it comes from outside.
 */
public final class UNetName {
    /** What a name must be, to stand behind "unet". */
    public static final String RULE =
            "must be the name of a folder and not a path: 1 to 64 letters of a to z, digits, dots, hyphens and"
                    + " underscores, the first one a letter or a digit";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private UNetName() {}

    /** Whether a text is such a name. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
