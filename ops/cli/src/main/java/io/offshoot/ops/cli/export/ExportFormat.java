package io.offshoot.ops.cli.export;

import java.util.Locale;

/** How an export is laid out. */
public enum ExportFormat {
    /** A folder per class, one file per image. */
    FOLDERS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
