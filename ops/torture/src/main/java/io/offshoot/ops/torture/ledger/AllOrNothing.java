package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.EditRequest;
import java.util.function.Consumer;

/** I4: a request has all of its M images or none. */
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
            long made = accounts.outputs(request).stream()
                    .map(output -> output.value() == null ? "" : output.value().getImageId())
                    .distinct()
                    .count();
            if (made != 0 && made != planned) {
                violation.accept("%d of %d images of request %s".formatted(made, planned, request.at()));
            }
        }
    }
}
