package io.offshoot.simulator.camera;

/**
 * One picture from the camera.
 *
 * @param jpeg the photo
 * @param maskPng the plant's pixels, a grey PNG of the same size
 * @param ground what the plant stands in, as a caption says it
 * @param stage growth stage, as a caption says it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; handed on at once
public record Snapshot(byte[] jpeg, byte[] maskPng, String ground, String stage) {}
