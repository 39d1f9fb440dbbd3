package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.flow.Synthetic;

/**
 * An edit that is used.
 *
 * @param synthetic the edit
 * @param weight how readily it is drawn against the others of its photo, above 0
 */
public record Weighted(Synthetic synthetic, double weight) {}
