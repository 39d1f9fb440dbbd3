/** The roles of a node: topology, concept trainer and editor, each on its own or together. */
@NullMarked
package io.offshoot.ops.standalone.role;

import org.jspecify.annotations.NullMarked;
