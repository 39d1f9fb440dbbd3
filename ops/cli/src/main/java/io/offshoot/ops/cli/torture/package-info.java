/** The command torture. */
@NullMarked
package io.offshoot.ops.cli.torture;

import org.jspecify.annotations.NullMarked;
