/** The ledger: a cluster of real processes under a seeded schedule of faults, and what must hold after it. */
@NullMarked
package io.offshoot.ops.torture;

import org.jspecify.annotations.NullMarked;
