/** The offshoot command. */
@NullMarked
package io.offshoot.ops.cli;

import org.jspecify.annotations.NullMarked;
