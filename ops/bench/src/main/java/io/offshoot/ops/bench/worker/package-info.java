/** Stand-in editors in processes of their own, and a cluster with a backlog for them: what several benchmarks measure on. */
@NullMarked
package io.offshoot.ops.bench.worker;

import org.jspecify.annotations.NullMarked;
