/** The topology as a table of contents. */
@NullMarked
package io.offshoot.streams.topology;

import org.jspecify.annotations.NullMarked;
