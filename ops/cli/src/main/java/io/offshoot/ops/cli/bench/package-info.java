/** {@code offshoot bench}: the benchmarks of docs/performance.md. */
@NullMarked
package io.offshoot.ops.cli.bench;

import org.jspecify.annotations.NullMarked;
