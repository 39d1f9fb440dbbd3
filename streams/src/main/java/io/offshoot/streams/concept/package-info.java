/** The newest concept of each class. */
@NullMarked
package io.offshoot.streams.concept;

import org.jspecify.annotations.NullMarked;
