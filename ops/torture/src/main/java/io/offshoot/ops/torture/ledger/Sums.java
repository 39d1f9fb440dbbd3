package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.function.Consumer;

/**
 * I1: consumed = produced + copies + dead letters, and accepted x M = synthetic + M x failures. Where repetitions are allowed,
 * each edit counts once, however often it was made or failed.
 */
final class Sums implements Invariant {

    @Override
    public String name() {
        return "I1 sums";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        checkEdits(accounts, violation);
        checkLetters(accounts, violation);
    }

    private static void checkEdits(Accounts accounts, Consumer<String> violation) {
        long edits = 0;
        long failed = 0;
        long made = accounts.books.synthetic.size();
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            int planned =
                    request.value() == null ? 0 : request.value().getEdits().size();
            int letters = accounts.failures(request).size();
            boolean once = accounts.mayBeRepeated(request.at());
            edits += planned;
            failed += planned * (once ? Math.min(1L, letters) : letters);
            made -= once ? surplus(accounts, request) : 0;
        }
        if (edits != made + failed) {
            violation.accept("%d edits were asked for, but %d were made and %d failed".formatted(edits, made, failed));
        }
    }

    /** Repeated images of a request, and all of one that failed as well. */
    private static long surplus(Accounts accounts, Row<EditRequest> request) {
        long counted = accounts.failures(request).isEmpty() ? accounts.made(request) : 0;
        return accounts.outputs(request).size() - counted;
    }

    private static void checkLetters(Accounts accounts, Consumer<String> violation) {
        Books books = accounts.books;
        long unreadable = books.editRequests.values().stream()
                .filter(request -> request.value() == null)
                .count();
        int consumed = books.editRequests.size() + books.conceptRequests.size();
        int letters = accounts.promise == Promise.EXACTLY_ONCE ? books.failures.size() : accounts.failures.size();
        if (letters < unreadable || letters > consumed) {
            violation.accept(
                    "%d of %d requests were set aside, %d of them unreadable".formatted(letters, consumed, unreadable));
        }
    }
}
