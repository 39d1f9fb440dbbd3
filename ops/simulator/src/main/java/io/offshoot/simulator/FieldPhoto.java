package io.offshoot.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * One labelled photo as the field camera publishes it.
 *
 * @param id of this picture: other seeds and other sizes give other ids
 * @param label name of the species
 * @param jpeg the photo, with EXIF
 * @param maskPng the plant's pixels: a grey PNG of the same size, 255 on the plant and 0 elsewhere
 * @param capturedAt when it was taken, in simulated time
 * @param width in pixels
 * @param height in pixels
 * @param metadata what else is known: species_seed, photo_seed, leaf_shape, leaf_colour, arrangement, background, stage
 */
@SuppressWarnings("ArrayRecordComponent") // photos are compared by id; copying every JPEG to guard it would cost more
public record FieldPhoto(
        String id,
        String label,
        byte[] jpeg,
        byte[] maskPng,
        Instant capturedAt,
        int width,
        int height,
        Map<String, String> metadata) {}
