/** What holds the list of metrics and the files for operations true. */
@NullMarked
package io.offshoot.ops.cli.metrics;

import org.jspecify.annotations.NullMarked;
