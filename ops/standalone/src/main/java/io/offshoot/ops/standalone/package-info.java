/** Broker, registry, topology and workers in one JVM. */
@NullMarked
package io.offshoot.ops.standalone;

import org.jspecify.annotations.NullMarked;
