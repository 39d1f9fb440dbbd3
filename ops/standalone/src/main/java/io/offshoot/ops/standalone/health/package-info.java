/** How the parts of a node are. */
@NullMarked
package io.offshoot.ops.standalone.health;

import org.jspecify.annotations.NullMarked;
