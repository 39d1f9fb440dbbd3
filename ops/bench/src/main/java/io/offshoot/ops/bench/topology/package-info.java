/** The topology against a plain transactional copy of the same records, and how long a photo takes through it. */
@NullMarked
package io.offshoot.ops.bench.topology;

import org.jspecify.annotations.NullMarked;
