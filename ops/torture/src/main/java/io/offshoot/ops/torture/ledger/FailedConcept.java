package io.offshoot.ops.torture.ledger;

/**
 * A concept request that was set aside; its class waits until it is sent again.
 *
 * @param at where it was
 * @param key its key
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be sent again, never compared
public record FailedConcept(Coordinates at, byte[] key, byte[] value) {}
