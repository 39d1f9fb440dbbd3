/** The schema registry of one-JVM mode, in Confluent's REST shape. */
@NullMarked
package io.offshoot.ops.standalone.registry;

import org.jspecify.annotations.NullMarked;
