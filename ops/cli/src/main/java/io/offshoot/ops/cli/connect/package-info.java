/** How commands reach a cluster, its registry and the topics. */
@NullMarked
package io.offshoot.ops.cli.connect;

import org.jspecify.annotations.NullMarked;
