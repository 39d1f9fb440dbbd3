package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * I3: no output is visible twice, none without a request, none beside a dead letter of its request. Where repetitions are
 * allowed, an edit that is visible again has the key and the bytes of the first time.
 */
final class NothingTwice implements Invariant {

    @Override
    public String name() {
        return "I3 no duplicate";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        repeated(accounts.realByPhoto, "photo in real", violation);
        repeated(accounts.requestsByPhoto, "planned photo", violation);
        repeated(accounts.conceptsByRequest, "concept of request", violation);
        repeated(accounts.rejects, "rejected record", violation);
        checkEdits(accounts, violation);
        checkFailures(accounts, violation);
        accounts.orphans.forEach(output -> violation.accept("image without a request: " + output.at()));
        accounts.realByPhoto.keySet().stream()
                .filter(photo -> !accounts.expectedPhotos.containsKey(photo))
                .forEach(photo -> violation.accept("photo in real that nobody sent: " + photo));
        accounts.requestsByPhoto.keySet().stream()
                .filter(photo -> accounts.expectedPhotos.get(photo) != Fate.EDITED)
                .forEach(photo -> violation.accept("photo was planned that must not be edited: " + photo));
    }

    /** The part of it that shows at once. */
    static void checkEdits(Accounts accounts, Consumer<String> violation) {
        boolean mayBeSame = accounts.promise == Promise.AT_LEAST_ONCE;
        Map<String, Row<LabelledImage>> seen = new HashMap<>();
        for (Row<LabelledImage> output : accounts.books.synthetic) {
            if (output.value() != null) {
                Row<LabelledImage> first = seen.putIfAbsent(output.value().getImageId(), output);
                if (first != null && !(mayBeSame && first.isSameAs(output))) {
                    violation.accept("edit %s is at %s and at %s%s"
                            .formatted(
                                    output.value().getImageId(),
                                    first.at(),
                                    output.at(),
                                    mayBeSame ? ", and they differ" : ""));
                }
            }
        }
    }

    private static void checkFailures(Accounts accounts, Consumer<String> violation) {
        accounts.failures.forEach((request, letters) -> {
            if (letters.size() > 1 && !accounts.mayBeRepeated(request)) {
                violation.accept("failed request %d times: %s".formatted(letters.size(), request));
            }
        });
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            if (!accounts.outputs(request).isEmpty()
                    && !accounts.failures(request).isEmpty()
                    && !accounts.mayBeRepeated(request.at())) {
                violation.accept("request has images and a dead letter: " + request.at());
            }
        }
    }

    private static <K, V> void repeated(Map<K, List<V>> groups, String what, Consumer<String> violation) {
        groups.forEach((key, rows) -> {
            if (rows.size() > 1) {
                violation.accept("%s %d times: %s".formatted(what, rows.size(), key));
            }
        });
    }
}
