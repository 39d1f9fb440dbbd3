package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.schemas.avro.LabelledImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest edits with their pictures and those of their photos: 24 of them, less when they are larger than 32 MiB. Those
 * that were shown just before are kept as well, for pages that still ask for them.
 */
final class Gallery {
    static final int PLACES = 24;
    private static final int KEPT = 3 * PLACES;
    private static final long MOST_BYTES = 32L << 20;

    private final List<GalleryEntry> newest = new ArrayList<>();

    /** Hangs an edit, when it is among the newest. */
    void hang(LabelledImage image, long timestamp, Optional<Place> request) {
        boolean known = newest.stream().anyMatch(entry -> entry.id.equals(image.getImageId()));
        if (known || image.getProvenance() == null) {
            return;
        }
        Picture.of(image).ifPresent(picture -> {
            GalleryEntry entry = new GalleryEntry(image, picture, Instant.ofEpochMilli(Math.max(0, timestamp)));
            entry.request = request;
            newest.add(entry);
            trim();
        });
    }

    /** Says where the request of edits lies. */
    void requested(Place place, Collection<String> editIds) {
        newest.stream()
                .filter(entry -> entry.request.isEmpty() && editIds.contains(entry.id))
                .forEach(entry -> entry.request = Optional.of(place));
    }

    /** Requests whose photos have not been looked for. */
    List<Place> unsearched() {
        return newest.stream()
                .limit(PLACES)
                .filter(entry -> !entry.searched)
                .flatMap(entry -> entry.request.stream())
                .distinct()
                .toList();
    }

    /** Takes in the photo of the request at a place; empty when it is not there any more. */
    void found(Place place, Optional<Picture> source) {
        for (GalleryEntry entry : newest) {
            if (entry.request.filter(place::equals).isPresent()) {
                entry.source = source;
                entry.searched = true;
            }
        }
        trim();
    }

    List<GalleryEdit> edits() {
        return newest.stream().limit(PLACES).map(GalleryEntry::view).toList();
    }

    Optional<Picture> edit(String id) {
        return entry(id).map(entry -> entry.edit);
    }

    Optional<Picture> source(String id) {
        return entry(id).flatMap(entry -> entry.source);
    }

    private Optional<GalleryEntry> entry(String id) {
        return newest.stream().filter(entry -> entry.id.equals(id)).findFirst();
    }

    private void trim() {
        newest.sort(Comparator.<GalleryEntry, Instant>comparing(entry -> entry.published)
                .reversed()
                .thenComparing(entry -> entry.id));
        while (newest.size() > KEPT || bytes() > MOST_BYTES) {
            newest.remove(newest.size() - 1);
        }
    }

    private long bytes() {
        return newest.stream().mapToLong(GalleryEntry::bytes).sum();
    }
}
