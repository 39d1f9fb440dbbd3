/** Compares a model with recorded reference cases. */
@NullMarked
package io.offshoot.ops.cli.verify;

import org.jspecify.annotations.NullMarked;
