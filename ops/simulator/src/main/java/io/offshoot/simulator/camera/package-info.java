/** From light to files: lens, sensor, JPEG with EXIF, plant mask. */
@NullMarked
package io.offshoot.simulator.camera;

import org.jspecify.annotations.NullMarked;
