package io.offshoot.simulator.scene;

/**
 * What the lens of the camera receives.
 *
 * @param light the picture as linear light
 * @param plant per pixel, whether at least half of it shows the plant
 * @param ground what the plant stands in, as a caption says it
 * @param stage growth stage, as a caption says it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; used once
public record Shot(Radiance light, boolean[] plant, String ground, String stage) {}
