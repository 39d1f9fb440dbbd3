/** Where the generative arms get their synthetic pictures from. */
@NullMarked
package io.offshoot.evaluate.flow;

import org.jspecify.annotations.NullMarked;
