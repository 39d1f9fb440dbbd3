package io.offshoot.ops.standalone.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The checks of a node by name, in the order in which its parts started. Safe for several threads. */
public final class Health {
    private final Map<String, Supplier<CheckResult>> checks = new LinkedHashMap<>();
    private volatile boolean started;

    /** Adds a check, or replaces the one of the same name. */
    public synchronized void put(String name, Supplier<CheckResult> check) {
        checks.put(name, check);
    }

    /** Every part has started; until then a check says which part is starting. */
    public void started() {
        started = true;
    }

    /** Whether every part has started once. */
    public boolean isStarted() {
        return started;
    }

    /** All checks, made now. */
    public synchronized Map<String, CheckResult> results() {
        Map<String, CheckResult> results = new LinkedHashMap<>();
        checks.forEach((name, check) -> results.put(name, check.get()));
        return results;
    }

    /** The first part that is not ready, as {@code name: sentence}; empty when all are. */
    public Optional<String> notReady() {
        return first(CheckResult::ready);
    }

    /** The first part that has ended by itself, as {@code name: sentence}; empty when none has. */
    public Optional<String> notLive() {
        return first(CheckResult::live);
    }

    private Optional<String> first(Predicate<CheckResult> isGood) {
        return results().entrySet().stream()
                .filter(result -> !isGood.test(result.getValue()))
                .map(result -> result.getKey() + ": " + result.getValue().sentence())
                .findFirst();
    }
}
