package io.offshoot.ops.bench.editor;

/**
 * What the editor did in one round.
 *
 * @param measured from the first request sent to the last result that a read_committed reader saw
 * @param saturatedShare share of wall time inside the UNet while there was always something to do
 * @param fill share of the offered rows that were filled meanwhile
 */
public record OffshootRound(Measured measured, double saturatedShare, double fill) {}
