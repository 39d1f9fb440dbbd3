package io.offshoot.ops.torture.load;

/**
 * What is sent during one schedule.
 *
 * @param name first part of all names, so that schedules do not mix
 * @param seed of everything random
 * @param classes classes
 * @param photosPerClass photos of each
 * @param sameKeyRequests edit requests sent past the topology, under a few keys
 */
public record Load(String name, long seed, int classes, int photosPerClass, int sameKeyRequests) {

    /** Twelve classes of fourteen photos, and ninety requests under few keys. */
    public static Load of(String name, long seed) {
        return new Load(name, seed, 12, 14, 90);
    }
}
