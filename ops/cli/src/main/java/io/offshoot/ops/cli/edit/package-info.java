/** Edits photos from the shell, without Kafka. */
@NullMarked
package io.offshoot.ops.cli.edit;

import org.jspecify.annotations.NullMarked;
