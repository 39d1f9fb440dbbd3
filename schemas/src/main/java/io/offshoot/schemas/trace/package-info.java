/** Trace context that travels from a photo's event to what is made of it. */
@NullMarked
package io.offshoot.schemas.trace;

import org.jspecify.annotations.NullMarked;
