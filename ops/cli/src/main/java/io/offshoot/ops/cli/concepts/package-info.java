/** Concepts as files: listed, converted, taken from a running service. */
@NullMarked
package io.offshoot.ops.cli.concepts;

import org.jspecify.annotations.NullMarked;
