package io.offshoot.ops.cli.ingest;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of following a folder.
 *
 * @param folder whose sub-folders are classes
 * @param journal keeps what has been sent
 * @param quiet how long a file must not have changed before it is sent
 * @param records makes the records
 * @param maxInlineBytes largest file that is sent
 */
record WatchSettings(Path folder, Path journal, Duration quiet, PhotoRecords records, long maxInlineBytes) {

    WatchSettings {
        if (quiet.isNegative() || quiet.isZero()) {
            throw new IllegalArgumentException("quiet must be positive, was " + quiet);
        }
    }
}
