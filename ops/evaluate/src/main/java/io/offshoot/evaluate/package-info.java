/** The few-shot evaluation: every arm trains the same classifier on the same photos and is tested on the same others. */
@NullMarked
package io.offshoot.evaluate;

import org.jspecify.annotations.NullMarked;
