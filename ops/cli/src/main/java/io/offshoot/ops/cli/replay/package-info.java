/** Puts dead letters back. */
@NullMarked
package io.offshoot.ops.cli.replay;

import org.jspecify.annotations.NullMarked;
