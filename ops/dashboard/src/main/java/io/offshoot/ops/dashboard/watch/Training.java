package io.offshoot.ops.dashboard.watch;

/**
 * A concept that is being learned.
 *
 * @param label its class
 * @param version the version it will have
 * @param step optimiser steps taken
 * @param steps optimiser steps that will be taken at most
 * @param loss training loss before the last step
 */
public record Training(String label, int version, int step, int steps, double loss) {}
