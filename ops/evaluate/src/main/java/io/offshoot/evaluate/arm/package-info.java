/** The arms that are compared, and what each of them may tune. */
@NullMarked
package io.offshoot.evaluate.arm;

import org.jspecify.annotations.NullMarked;
