package io.offshoot.ops.dashboard.books;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The books of a service, from what a {@code read_committed} reader sees of its topics in any order. Used from one thread.
 *
 * <p>What is pending comes from the group's offsets and what waits from the topology's queue, not from what is missing: a
 * request that is finished and has neither results nor a dead letter shows in the balance.
 */
public final class Books {
    private final EditBook edits = new EditBook();
    private final PhotoBook photos = new PhotoBook();
    private boolean sinceStart = true;
    private int editsPerPhoto = 1;

    /** A training photo was accepted. */
    public void accepted(PhotoKey photo) {
        photos.accepted(photo);
    }

    /** Edits of a photo were asked for, by a record at this place. */
    public void requested(Place place, PhotoKey photo, Collection<String> editIds) {
        if (!editIds.isEmpty()) {
            editsPerPhoto = editIds.size();
        }
        if (edits.requested(place, editIds)) {
            photos.planned(photo);
        }
    }

    /** A result was published; where its request lies, when that is known and the result is the first under its id. */
    public Optional<Place> made(String editId) {
        return edits.made(editId);
    }

    /** A dead letter was published for the request at a place. */
    public void failed(Place place) {
        edits.failed(place);
    }

    /**
     * Says that reading began in the middle of the topics, once their end is reached: what does not add up then lies
     * before that, and is left out.
     */
    public void openInTheMiddle(Predicate<Place> finished, long waiting) {
        sinceStart = false;
        edits.openInTheMiddle(finished);
        photos.openInTheMiddle(waiting);
    }

    /**
     * The sums now.
     *
     * @param finished whether the group had finished the request at a place some moments ago, so that what it published
     *     with it is here
     * @param waiting photos in the topology's queue
     */
    public Accounts close(Predicate<Place> finished, long waiting) {
        long pending = edits.pending(finished);
        long lost = edits.planned() - edits.synthetic() - edits.failed() - pending;
        long balance = lost + editsPerPhoto * photos.missing(waiting);
        return new Accounts(
                photos.accepted(),
                waiting,
                edits.planned(),
                edits.synthetic(),
                edits.failed(),
                pending,
                balance,
                edits.repeated(),
                sinceStart);
    }
}
