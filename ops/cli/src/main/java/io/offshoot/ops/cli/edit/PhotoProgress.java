package io.offshoot.ops.cli.edit;

import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.terminal.Progress;

/**
 * The progress of one photo's edits on the terminal.
 *
 * @param before what became of the photos before it
 */
record PhotoProgress(Progress progress, PhotoFile photo, EditCounts before) implements io.offshoot.diffusion.Progress {

    @Override
    public void report(long done, long total) {
        progress.update(before.pictures() + before.failed(), "%s step %d of %d".formatted(photo.name(), done, total));
    }
}
