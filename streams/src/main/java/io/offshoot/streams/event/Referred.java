package io.offshoot.streams.event;

/**
 * The photo lies elsewhere and is to be fetched before it can be judged.
 *
 * @param imageId the photo's id
 */
record Referred(String imageId) implements Verdict {}
