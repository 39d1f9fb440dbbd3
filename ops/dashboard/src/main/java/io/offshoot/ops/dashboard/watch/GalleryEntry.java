package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.time.Instant;
import java.util.Optional;

/** A place in the gallery: an edit, and its photo as soon as that was found. */
final class GalleryEntry {
    final String id;
    final Instant published;
    private final LabelledImage image;
    final Picture edit;
    Optional<Place> request = Optional.empty();
    Optional<Picture> source = Optional.empty();
    boolean searched;

    GalleryEntry(LabelledImage image, Picture edit, Instant published) {
        this.id = image.getImageId();
        this.image = image;
        this.edit = edit;
        this.published = published;
    }

    int bytes() {
        return edit.bytes().remaining()
                + source.map(picture -> picture.bytes().remaining()).orElse(0);
    }

    GalleryEdit view() {
        Provenance made = image.getProvenance();
        return new GalleryEdit(
                id,
                String.valueOf(image.getLabel()),
                made.getStrength(),
                made.getConceptVersion(),
                made.getPolicyVersion(),
                image.getWidth(),
                image.getHeight(),
                published.toString(),
                source.isPresent());
    }
}
