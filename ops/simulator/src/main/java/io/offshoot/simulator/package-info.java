/**
 * The field-camera simulator: a sensor that renders labelled seedlings, for trials, load tests and tests.
 *
 * <p>A species follows from its seed: leaf outline, colours, build ({@code species}). A photo seed grows one plant of it
 * from meshes, piles stones or clods on the ground, sets sun and sky, and renders what each pixel sees, then lights it
 * with two shadow maps, one for the sun and one for the sky ({@code scene}). Lens and sensor blur, darken, expose and
 * add noise, and the result becomes a JPEG with EXIF and a mask of the plant's pixels ({@code camera}). Species seeds up to
 * a million are reserved for training models; a {@link io.offshoot.simulator.FieldCamera} never photographs those.
 */
@NullMarked
package io.offshoot.simulator;

import org.jspecify.annotations.NullMarked;
