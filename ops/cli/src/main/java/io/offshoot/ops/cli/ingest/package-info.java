/** Publishes folders of photos. */
@NullMarked
package io.offshoot.ops.cli.ingest;

import org.jspecify.annotations.NullMarked;
