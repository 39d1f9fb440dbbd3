package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** I5: images of requests with the same key come in the order of the requests. */
final class KeyOrder implements Invariant {

    @Override
    public String name() {
        return "I5 order by key";
    }

    @Override
    public boolean isPromised(Promise promise) {
        return promise == Promise.EXACTLY_ONCE;
    }

    @Override
    public void check(Accounts accounts, Consumer<String> violation) {
        Map<String, List<Row<EditRequest>>> byKey = accounts.books.editRequests.values().stream()
                .filter(request -> !accounts.outputs(request).isEmpty())
                .collect(Collectors.groupingBy(request -> request.at().partition() + "/" + request.key()));
        byKey.forEach((key, requests) -> {
            requests.sort(Comparator.comparing(request -> request.at().offset()));
            for (int i = 1; i < requests.size(); i++) {
                if (last(accounts, requests.get(i - 1)) > first(accounts, requests.get(i))) {
                    violation.accept("images of %s come before those of %s, which has the same key"
                            .formatted(requests.get(i).at(), requests.get(i - 1).at()));
                }
            }
        });
    }

    private static long first(Accounts accounts, Row<EditRequest> request) {
        return accounts.outputs(request).stream()
                .mapToLong(output -> output.at().offset())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long last(Accounts accounts, Row<EditRequest> request) {
        return accounts.outputs(request).stream()
                .mapToLong(output -> output.at().offset())
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
