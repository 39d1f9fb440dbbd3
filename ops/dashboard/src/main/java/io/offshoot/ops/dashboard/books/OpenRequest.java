package io.offshoot.ops.dashboard.books;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A request for edits of which some are not there yet. */
final class OpenRequest {
    private final Place place;
    private final Set<String> missing;

    OpenRequest(Place place, Collection<String> editIds) {
        this.place = place;
        this.missing = new HashSet<>(editIds);
    }

    Place place() {
        return place;
    }

    Set<String> missing() {
        return missing;
    }
}
