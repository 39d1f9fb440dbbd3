package io.offshoot.ops.cli.export;

import java.util.Locale;

/** How an export is laid out. */
public enum ExportFormat {
    /** A folder per class, one file per image. */
    FOLDERS,

    /** Tar files of samples, as Python's webdataset reads them. */
    WEBDATASET;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
