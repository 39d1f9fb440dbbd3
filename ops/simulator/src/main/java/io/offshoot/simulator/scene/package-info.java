/** One plant on its ground in its light: geometry, surfaces, shadows, up to the light that reaches the lens. */
@NullMarked
package io.offshoot.simulator.scene;

import org.jspecify.annotations.NullMarked;
