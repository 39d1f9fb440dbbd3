/** Faults, and the seeded schedules that play them. */
@NullMarked
package io.offshoot.ops.torture.fault;

import org.jspecify.annotations.NullMarked;
