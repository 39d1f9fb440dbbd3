package io.offshoot.ops.dashboard.books;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Requests and their results, matched by edit id; dead letters, matched by the request's place. Results and requests come
 * from different topics and so in any order. Only requests with something missing are kept.
 */
final class EditBook {
    private static final int REMEMBERED = 20_000;

    private final Map<Place, OpenRequest> open = new HashMap<>();
    private final Map<String, OpenRequest> byEdit = new HashMap<>();
    private final RecentKeys<String> made = new RecentKeys<>(REMEMBERED);
    private final RecentKeys<Place> failedEarly = new RecentKeys<>(REMEMBERED);
    private final RecentKeys<String> failedEdits = new RecentKeys<>(REMEMBERED);
    private RecentKeys<String> early = new RecentKeys<>(Integer.MAX_VALUE);
    private boolean complete = true;
    private long planned;
    private long synthetic;
    private long failed;
    private long repeated;

    /**
     * A request was published.
     *
     * @return whether its edits were planned now for the first time; false when a dead letter was put back
     */
    boolean requested(Place place, Collection<String> editIds) {
        boolean again = editIds.stream().anyMatch(failedEdits::contains);
        planned += editIds.size();
        OpenRequest request = new OpenRequest(place, editIds);
        open.put(place, request);
        editIds.forEach(id -> byEdit.put(id, request));
        List.copyOf(editIds).stream().filter(early::remove).forEach(this::made);
        if (failedEarly.remove(place)) {
            failed(place);
        }
        return !again;
    }

    /** A result was published; where its request lies, when that is known and the result is the first under its id. */
    Optional<Place> made(String editId) {
        OpenRequest request = byEdit.remove(editId);
        if (request == null) {
            if (made.contains(editId)) {
                repeated++;
            } else {
                early.add(editId);
            }
            return Optional.empty();
        }
        synthetic++;
        made.add(editId);
        request.missing().remove(editId);
        if (request.missing().isEmpty()) {
            open.remove(request.place());
        }
        return Optional.of(request.place());
    }

    /** A dead letter was published for the request at a place. */
    void failed(Place place) {
        OpenRequest request = open.remove(place);
        if (request == null) {
            failedEarly.add(place);
            return;
        }
        failed += request.missing().size();
        request.missing().forEach(id -> {
            byEdit.remove(id);
            failedEdits.add(id);
        });
    }

    /**
     * From now on results without a request are those of requests from before, and requests that were finished and lack
     * results have them before what was read.
     */
    void openInTheMiddle(Predicate<Place> finished) {
        complete = false;
        early = new RecentKeys<>(REMEMBERED);
        for (OpenRequest request : List.copyOf(open.values())) {
            if (finished.test(request.place())) {
                planned -= request.missing().size();
                request.missing().forEach(byEdit::remove);
                open.remove(request.place());
            }
        }
    }

    long planned() {
        return planned;
    }

    /** Edits made, those that nobody asked for included. */
    long synthetic() {
        return complete ? synthetic + early.size() : synthetic;
    }

    long failed() {
        return failed;
    }

    long repeated() {
        return repeated;
    }

    /** Missing edits of requests that are not finished. */
    long pending(Predicate<Place> finished) {
        return open.values().stream()
                .filter(request -> !finished.test(request.place()))
                .map(OpenRequest::missing)
                .mapToLong(Set::size)
                .sum();
    }
}
