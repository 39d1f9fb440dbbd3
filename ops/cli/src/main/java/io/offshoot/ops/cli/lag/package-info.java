/** How far behind the stages of a service are. */
@NullMarked
package io.offshoot.ops.cli.lag;

import org.jspecify.annotations.NullMarked;
