package io.offshoot.simulator.scene;

/**
 * What the lens of the camera receives.
 *
 * @param light the picture as linear light
 * @param plantShare per pixel, how much of it shows the plant, 0 to 1
 * @param ground what the plant stands in, as a caption says it
 * @param stage growth stage, as a caption says it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; used once
public record Shot(Radiance light, float[] plantShare, String ground, String stage) {}
