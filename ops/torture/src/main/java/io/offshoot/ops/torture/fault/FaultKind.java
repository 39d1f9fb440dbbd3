package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.Role;
import java.util.List;

/** What can be done to a cluster. */
public enum FaultKind {
    /** kill -9, and a start some time later. */
    KILL("kill -9", 500, 2500, Role.values()),
    /** SIGSTOP, and SIGCONT some time later: often later than the group waits. */
    FREEZE("SIGSTOP", 2000, 9000, Role.values()),
    /** SIGTERM, and a start after it has ended. */
    STOP("clean stop", 500, 1500, Role.BROKER, Role.TOPOLOGY, Role.EDITOR, Role.TRAINER),
    /** Leaders of some partitions move to other brokers. */
    LEADER_MOVE("leader move", 0, 0, Role.BROKER),
    /** Members join and leave the workers' group all the time. */
    REBALANCE_STORM("rebalance storm", 2000, 4000, Role.EDITOR, Role.TRAINER),
    /** Everything between roles and brokers takes longer. */
    SLOW_NETWORK("slow connections", 1000, 4000, Role.BROKER),
    /** All connections to brokers are reset, again and again. */
    RESET_NETWORK("reset connections", 500, 3000, Role.BROKER),
    /** A worker's device fails at every call. */
    DEVICE_ERROR("device error", 500, 4000, Role.EDITOR, Role.TRAINER),
    /** A worker's device gives values that are not numbers. */
    DEVICE_NAN("NaN", 500, 2000, Role.EDITOR, Role.TRAINER),
    /** The file system of a role has no room left. */
    DISK_FULL("full disk", 2000, 5000, Role.TOPOLOGY, Role.TRAINER),
    /** The sensors' clock is wrong. */
    CLOCK_SKEW("clock skew of sensors", 2000, 6000, Role.TOPOLOGY),
    /** SIGSTOP for longer than the brokers lock the requests that an editor in queue mode holds. */
    LOCK_EXPIRY("lock expiry", 5500, 8500, Role.EDITOR);

    private final String words;
    private final int shortestMillis;
    private final int longestMillis;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Role> roles;

    FaultKind(String words, int shortestMillis, int longestMillis, Role... roles) {
        this.words = words;
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
        this.roles = List.of(roles);
    }

    /** Its name for people. */
    public String words() {
        return words;
    }

    int shortestMillis() {
        return shortestMillis;
    }

    int longestMillis() {
        return longestMillis;
    }

    List<Role> roles() {
        return roles;
    }
}
