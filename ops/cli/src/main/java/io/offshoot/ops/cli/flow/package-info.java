/** Watches a node in this JVM from outside: what has come out, and how long its workers were busy. */
@NullMarked
package io.offshoot.ops.cli.flow;

import org.jspecify.annotations.NullMarked;
