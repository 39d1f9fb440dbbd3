/** Reads the training topics into folders. */
@NullMarked
package io.offshoot.ops.cli.export;

import org.jspecify.annotations.NullMarked;
