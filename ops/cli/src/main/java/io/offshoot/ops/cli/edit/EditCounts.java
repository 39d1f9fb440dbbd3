package io.offshoot.ops.cli.edit;

import java.nio.file.Path;

/**
 * What became of a command's photos.
 *
 * @param pictures written
 * @param failed pictures that could not be made
 */
record EditCounts(int pictures, int failed) {

    EditCounts plus(int morePictures, int moreFailed) {
        return new EditCounts(pictures + morePictures, failed + moreFailed);
    }

    String sentence(Path out) {
        String made = "Made %d %s in %s; how each was made is in %s."
                .formatted(pictures, pictures == 1 ? "picture" : "pictures", out, EditLog.NAME);
        return failed == 0 ? made : made + " %d could not be made, as said above.".formatted(failed);
    }
}
