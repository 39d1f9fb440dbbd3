package io.offshoot.workers.fetcher;

/**
 * Which photos by reference are taken.
 *
 * @param places where they may lie
 * @param buckets how buckets are reached
 */
public record ReferenceSettings(AllowedPlaces places, BucketSettings buckets) {
    /** No photo by reference is taken. */
    public static final ReferenceSettings NONE = new ReferenceSettings(AllowedPlaces.NONE, BucketSettings.AMAZON);

    /** Whether any are taken at all. */
    public boolean areTaken() {
        return !places.isEmpty();
    }
}
