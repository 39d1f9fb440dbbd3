package io.offshoot.ops.torture.ledger;

import java.util.function.Consumer;

/** I2: every acknowledged input has its outputs or a dead letter. */
final class NothingLost implements Invariant {

    @Override
    public String name() {
        return "I2 no loss";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        accounts.expectedPhotos.forEach((photo, fate) -> {
            if (!accounts.realByPhoto.containsKey(photo)) {
                violation.accept("accepted photo is not in real: " + photo);
            }
            if (fate == Fate.EDITED && !accounts.requestsByPhoto.containsKey(photo)) {
                violation.accept("accepted photo was never planned: " + photo);
            }
        });
        accounts.expectedRefused.stream()
                .filter(at -> !accounts.rejects.containsKey(at) && !accounts.failures.containsKey(at))
                .forEach(at -> violation.accept("poison record was not set aside: " + at));
        accounts.books.editRequests.values().stream()
                .filter(request -> accounts.outputs(request).isEmpty()
                        && accounts.failures(request).isEmpty())
                .forEach(request ->
                        violation.accept("edit request has neither images nor a dead letter: " + request.at()));
        accounts.books.conceptRequests.values().stream()
                .filter(request -> !accounts.isAnswered(request))
                .forEach(request -> violation.accept("concept request has no answer: " + request.at()));
    }
}
