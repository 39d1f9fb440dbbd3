package io.offshoot.ops.torture.ledger;

/**
 * A place where an invariant does not hold.
 *
 * @param invariant its name
 * @param sentence what is wrong
 */
public record Violation(String invariant, String sentence) {}
