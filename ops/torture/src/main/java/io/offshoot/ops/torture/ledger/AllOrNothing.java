package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.function.Consumer;

/**
 * I4: a request has all of its M images or none. Where repetitions are allowed, some of them are visible before the others, so
 * that it holds after the drain only: all of them, or a dead letter.
 */
final class AllOrNothing implements Invariant {

    @Override
    public String name() {
        return "I4 all or nothing";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            int planned =
                    request.value() == null ? 0 : request.value().getEdits().size();
            long made = accounts.made(request);
            if (made != planned && !isNothing(accounts, request, made)) {
                violation.accept("%d of %d images of request %s".formatted(made, planned, request.at()));
            }
        }
    }

    private static boolean isNothing(Accounts accounts, Row<EditRequest> request, long made) {
        return accounts.promise == Promise.EXACTLY_ONCE
                ? made == 0
                : !accounts.failures(request).isEmpty();
    }
}
