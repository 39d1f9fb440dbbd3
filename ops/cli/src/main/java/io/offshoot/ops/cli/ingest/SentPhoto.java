package io.offshoot.ops.cli.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * A photo that the cluster has acknowledged.
 *
 * @param name class and name within it
 * @param sighting how the file looked
 * @param sha256 hash of its bytes
 */
record SentPhoto(String name, Sighting sighting, String sha256) {

    private static final int WORDS = 4;

    /** One line of the journal, without its end. */
    String line() {
        return "%d %d %s %s"
                .formatted(sighting.size(), sighting.modifiedMillis(), sha256, URLEncoder.encode(name, UTF_8));
    }

    /** What a line says; empty when it is none. */
    static Optional<SentPhoto> of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            Sighting sighting = new Sighting(Long.parseLong(words[0]), Long.parseLong(words[1]));
            return Optional.of(new SentPhoto(URLDecoder.decode(words[3], UTF_8), sighting, words[2]));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
