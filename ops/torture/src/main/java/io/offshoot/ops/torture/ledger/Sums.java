package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.function.Consumer;

/** I1: consumed = produced + copies + dead letters, and accepted x M = synthetic + M x failures. */
final class Sums implements Invariant {

    @Override
    public String name() {
        return "I1 sums";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        int edits = 0;
        int failedEdits = 0;
        int unreadable = 0;
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            int planned =
                    request.value() == null ? 0 : request.value().getEdits().size();
            unreadable += request.value() == null ? 1 : 0;
            edits += planned;
            failedEdits += planned * accounts.failures(request).size();
        }
        int made = accounts.books.synthetic.size();
        if (edits != made + failedEdits) {
            violation.accept(
                    "%d edits were asked for, but %d were made and %d failed".formatted(edits, made, failedEdits));
        }
        int consumed = accounts.books.editRequests.size() + accounts.books.conceptRequests.size();
        if (accounts.books.failures.size() < unreadable || accounts.books.failures.size() > consumed) {
            violation.accept("%d of %d requests were set aside, %d of them unreadable"
                    .formatted(accounts.books.failures.size(), consumed, unreadable));
        }
    }
}
