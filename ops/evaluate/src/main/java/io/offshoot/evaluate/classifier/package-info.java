/** The classifier that every arm trains alike. */
@NullMarked
package io.offshoot.evaluate.classifier;

import org.jspecify.annotations.NullMarked;
