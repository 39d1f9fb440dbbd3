/** The evaluation as a command: photos of a folder, the flow in this JVM, a report. */
@NullMarked
package io.offshoot.ops.cli.evaluate;

import org.jspecify.annotations.NullMarked;
