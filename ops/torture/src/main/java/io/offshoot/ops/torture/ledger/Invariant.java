package io.offshoot.ops.torture.ledger;

import java.util.function.Consumer;

/** Something that must hold whatever struck. */
interface Invariant {

    /** Its number and what it says. */
    String name();

    /** Whether this is promised at all; where it is not, it is not checked. */
    default boolean isPromised(Promise promise) {
        return true;
    }

    /** Reports every place where it does not hold. */
    void check(Accounts accounts, Consumer<String> violation);
}
