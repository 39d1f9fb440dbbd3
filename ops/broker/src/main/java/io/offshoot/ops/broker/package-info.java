/** A KRaft broker inside this JVM. */
@NullMarked
package io.offshoot.ops.broker;

import org.jspecify.annotations.NullMarked;
