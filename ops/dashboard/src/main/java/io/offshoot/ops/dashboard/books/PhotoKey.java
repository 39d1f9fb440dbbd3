package io.offshoot.ops.dashboard.books;

/**
 * What tells accepted photos apart: intake lets the same bytes of a class through once.
 *
 * @param label its class
 * @param sha256 hash of its bytes
 */
public record PhotoKey(String label, String sha256) {}
