package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** I3: no output is visible twice, none without a request, none beside a dead letter of its request. */
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
        repeated(accounts.failures, "failed request", violation);
        repeated(accounts.rejects, "rejected record", violation);
        checkEdits(accounts, violation);
        accounts.orphans.forEach(output -> violation.accept("image without a request: " + output.at()));
        accounts.realByPhoto.keySet().stream()
                .filter(photo -> !accounts.expectedPhotos.containsKey(photo))
                .forEach(photo -> violation.accept("photo in real that nobody sent: " + photo));
        accounts.requestsByPhoto.keySet().stream()
                .filter(photo -> accounts.expectedPhotos.get(photo) != Fate.EDITED)
                .forEach(photo -> violation.accept("photo was planned that must not be edited: " + photo));
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            if (!accounts.outputs(request).isEmpty()
                    && !accounts.failures(request).isEmpty()) {
                violation.accept("request has images and a dead letter: " + request.at());
            }
        }
    }

    /** The part of it that shows at once. */
    static void checkEdits(Accounts accounts, Consumer<String> violation) {
        Map<String, Coordinates> seen = new HashMap<>();
        for (Row<LabelledImage> output : accounts.books.synthetic) {
            if (output.value() != null) {
                Coordinates first = seen.putIfAbsent(output.value().getImageId(), output.at());
                if (first != null) {
                    violation.accept("edit %s is at %s and at %s"
                            .formatted(output.value().getImageId(), first, output.at()));
                }
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
