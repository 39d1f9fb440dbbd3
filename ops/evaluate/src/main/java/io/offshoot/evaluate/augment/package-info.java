/** The standard augmentations, on the JDK's image operations. */
@NullMarked
package io.offshoot.evaluate.augment;

import org.jspecify.annotations.NullMarked;
