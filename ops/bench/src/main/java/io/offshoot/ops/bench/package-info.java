/** The benchmarks of docs/performance.md, one package each, and what they share. */
@NullMarked
package io.offshoot.ops.bench;

import org.jspecify.annotations.NullMarked;
