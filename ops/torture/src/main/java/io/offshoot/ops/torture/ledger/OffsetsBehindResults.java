package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * I6: a committed offset never passes an unfinished request, nor does the map of finished requests beside it, nor what a share
 * group calls answered: when one of them says that a request is finished, its results are in the logs already. After the
 * drain all requests are.
 */
final class OffsetsBehindResults implements Invariant {

    @Override
    public String name() {
        return "I6 offsets behind results";
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        if (accounts.promise == Promise.AT_LEAST_ONCE) {
            checkAnswered(accounts, violation);
        }
        checkClaims(accounts, violation);
        uncommitted(accounts)
                .forEach(at -> violation.accept("request is not committed though nothing is left to do: " + at));
        if (accounts.samples.isEmpty()) {
            violation.accept("the brokers never told what was committed");
        }
    }

    /** The part of it that shows at once. */
    static void checkClaims(Accounts accounts, Consumer<String> violation) {
        if (accounts.promise == Promise.EXACTLY_ONCE) {
            check(accounts, accounts.books.editRequests.values(), request -> at(accounts.outputs(request)), violation);
        }
        check(
                accounts,
                accounts.books.conceptRequests.values(),
                request -> request.value() == null
                        ? List.of()
                        : at(accounts.conceptsByRequest.getOrDefault(
                                request.value().getRequestId(), List.of())),
                violation);
    }

    /** Requests that the last sample does not call finished. */
    static Stream<Coordinates> uncommitted(Accounts accounts) {
        List<Sample> samples = accounts.samples;
        return Stream.concat(
                        accounts.books.editRequests.keySet().stream(), accounts.books.conceptRequests.keySet().stream())
                .filter(at ->
                        samples.isEmpty() || !samples.get(samples.size() - 1).claims(at));
    }

    private static <V> void check(
            Accounts accounts,
            Collection<Row<V>> requests,
            Function<Row<V>, List<Coordinates>> outputs,
            Consumer<String> violation) {
        for (Row<V> request : requests) {
            Stream<Coordinates> deadLetters = accounts.failures(request).stream()
                    .map(letter -> letter.row().at());
            List<Coordinates> letters = deadLetters.toList();
            List<Coordinates> results = letters.isEmpty() ? outputs.apply(request) : letters;
            accounts.samples.stream()
                    .filter(sample -> sample.claims(request.at()))
                    .findFirst()
                    .filter(sample -> !results.stream().allMatch(sample::holds))
                    .ifPresent(sample ->
                            violation.accept("request %s was committed as finished before its results were written: %s"
                                    .formatted(request.at(), results)));
        }
    }

    /** Where results may be repeated, one of each edit must be there, or a dead letter. */
    private static void checkAnswered(Accounts accounts, Consumer<String> violation) {
        for (Row<EditRequest> request : accounts.books.editRequests.values()) {
            accounts.samples.stream()
                    .filter(sample -> sample.claims(request.at()))
                    .findFirst()
                    .filter(sample -> !isAnswered(accounts, request, sample))
                    .ifPresent(sample -> violation.accept(
                            "request %s was acknowledged before its results were written".formatted(request.at())));
        }
    }

    private static boolean isAnswered(Accounts accounts, Row<EditRequest> request, Sample sample) {
        EditRequest asked = request.value();
        long held = accounts.outputs(request).stream()
                .filter(output -> sample.holds(output.at()))
                .map(Row::value)
                .filter(Objects::nonNull)
                .map(LabelledImage::getImageId)
                .distinct()
                .count();
        return (asked != null && held > 0 && held == asked.getEdits().size())
                || accounts.failures(request).stream()
                        .anyMatch(letter -> sample.holds(letter.row().at()));
    }

    private static List<Coordinates> at(List<? extends Row<?>> rows) {
        return rows.stream().<Coordinates>map(Row::at).toList();
    }
}
