package io.offshoot.ops.cli.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells files that are complete from those that are still written: a file is complete when neither it nor its mask has changed
 * in size or time for a while. An empty file is waited for.
 */
final class QuietFiles {

    private final Duration quiet;
    private Map<Path, Seen> seen = Map.of();

    QuietFiles(Duration quiet) {
        this.quiet = quiet;
    }

    /** Of all files that are there now and wait, those that are complete. */
    List<PhotoFile> complete(List<PhotoFile> waiting, Instant now) {
        Map<Path, Seen> next = new HashMap<>();
        List<PhotoFile> complete = new ArrayList<>();
        for (PhotoFile photo : waiting) {
            try {
                Seen look = look(photo, now);
                next.put(photo.path(), look);
                if (look.isEmpty() || Duration.between(look.since(), now).compareTo(quiet) < 0) {
                    continue;
                }
                complete.add(photo);
            } catch (IOException gone) {
                next.remove(photo.path());
            }
        }
        seen = next;
        return complete;
    }

    private Seen look(PhotoFile photo, Instant now) throws IOException {
        List<Sighting> sightings = new ArrayList<>(List.of(Sighting.of(photo.path())));
        Path mask = photo.mask();
        if (mask != null) {
            sightings.add(Sighting.of(mask));
        }
        Seen before = seen.get(photo.path());
        return before != null && before.sightings().equals(sightings) ? before : new Seen(sightings, now);
    }

    private record Seen(List<Sighting> sightings, Instant since) {

        boolean isEmpty() {
            return sightings.stream().anyMatch(sighting -> sighting.size() == 0);
        }
    }
}
