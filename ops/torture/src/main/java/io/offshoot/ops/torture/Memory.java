package io.offshoot.ops.torture;

import io.offshoot.ops.torture.cluster.Role;
import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.ledger.Violation;
import io.offshoot.ops.torture.process.ChildProcess;
import java.util.ArrayList;
import java.util.List;

/** I10: the workers' memory is bounded, and none runs out of its heap. */
record Memory(TortureCluster cluster) {

    static final String NAME = "I10 memory";

    /** Heap, classes, code, threads and buffers of a worker. */
    private static final long LIMIT_KIB = 420L << 10;

    /** How a Java process ends when it is told to end with its memory. */
    private static final String OUT_OF_MEMORY = "exit code 3";

    List<Violation> violations(List<String> ends) {
        List<Violation> violations = new ArrayList<>();
        ends.stream()
                .filter(end -> end.endsWith(OUT_OF_MEMORY))
                .forEach(end -> violations.add(new Violation(NAME, end)));
        for (Role role : List.of(Role.EDITOR, Role.TRAINER)) {
            for (ChildProcess process : cluster.processes(role)) {
                long peak = process.peakResidentKib();
                if (peak > LIMIT_KIB) {
                    violations.add(new Violation(
                            NAME,
                            "%s had %d MiB resident, more than %d"
                                    .formatted(process.name(), peak >> 10, LIMIT_KIB >> 10)));
                }
            }
        }
        return violations;
    }
}
