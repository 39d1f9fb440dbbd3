package io.offshoot.ops.cli.ingest;

/**
 * What became of the files of a folder.
 *
 * @param published sent and acknowledged
 * @param tooLarge left out because they exceed the inline limit
 * @param unreadable left out because they could not be read
 * @param classes classes among the published ones
 */
public record IngestCounts(long published, long tooLarge, long unreadable, long classes) {
    /** The counts in words. */
    String sentence(String topic) {
        StringBuilder words = new StringBuilder();
        words.append("Published ").append(published).append(" photos of ").append(classes);
        words.append(classes == 1 ? " class to " : " classes to ").append(topic);
        if (tooLarge > 0) {
            words.append(", left out ").append(tooLarge).append(" too large");
        }
        if (unreadable > 0) {
            words.append(", left out ").append(unreadable).append(" unreadable");
        }
        return words.append('.').toString();
    }
}
