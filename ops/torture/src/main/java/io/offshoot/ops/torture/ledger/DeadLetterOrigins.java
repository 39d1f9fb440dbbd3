package io.offshoot.ops.torture.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** I9: a dead letter says why, and comes from a record that exists and has its key and bytes. */
final class DeadLetterOrigins implements Invariant {

    @Override
    public String name() {
        return "I9 dead letters' origins";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        Books books = accounts.books;
        books.rejects.forEach(letter -> check(letter, List.of(books.images), violation));
        books.failures.forEach(letter -> check(letter, List.of(books.editRequests, books.conceptRequests), violation));
    }

    private static void check(
            DeadLetterRow letter,
            List<? extends Map<Coordinates, ? extends Row<?>>> sources,
            Consumer<String> violation) {
        Row<?> origin = null;
        for (Map<Coordinates, ? extends Row<?>> source : sources) {
            origin = origin == null ? source.get(letter.origin()) : origin;
        }
        if (origin == null || !origin.isSameAs(letter.row())) {
            violation.accept("dead letter %s names %s as its origin, which is no such record"
                    .formatted(letter.row().at(), letter.origin()));
        }
        if (letter.reason().isBlank()) {
            violation.accept(
                    "dead letter %s gives no reason".formatted(letter.row().at()));
        }
    }
}
