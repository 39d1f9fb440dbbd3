/** The state stores: their names, keys and serdes. */
@NullMarked
package io.offshoot.streams.state;

import org.jspecify.annotations.NullMarked;
