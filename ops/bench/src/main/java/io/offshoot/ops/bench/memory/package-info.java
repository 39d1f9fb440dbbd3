/** How the resident memory of an editor depends on the length of its backlog. */
@NullMarked
package io.offshoot.ops.bench.memory;

import org.jspecify.annotations.NullMarked;
