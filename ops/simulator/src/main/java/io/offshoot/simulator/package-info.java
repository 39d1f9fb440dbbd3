/** A field camera that renders labelled seedlings. */
@NullMarked
package io.offshoot.simulator;

import org.jspecify.annotations.NullMarked;
