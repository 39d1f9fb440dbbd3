package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.Role;
import java.util.Arrays;
import java.util.List;

/**
 * A kind of fault and what it strikes.
 *
 * @param kind the fault
 * @param role what it is done to
 */
public record Strike(FaultKind kind, Role role) {

    /** Every kind of fault on every role that it can strike. */
    public static final List<Strike> ALL = Arrays.stream(FaultKind.values())
            .flatMap(kind -> kind.roles().stream().map(role -> new Strike(kind, role)))
            .toList();

    @Override
    public String toString() {
        return kind.roles().size() == 1 ? kind.words() : kind.words() + " " + role.word();
    }
}
