/** Macro accuracy, bootstrap intervals and paired differences; nothing but arithmetic. */
@NullMarked
package io.offshoot.evaluate.statistics;

import org.jspecify.annotations.NullMarked;
