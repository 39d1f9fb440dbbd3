package io.offshoot.ops.dashboard.watch;

/**
 * An edit in the gallery.
 *
 * @param id its edit id
 * @param label class of its photo, and so its own
 * @param strength SDEdit strength, of a chain the largest
 * @param conceptVersion version of the concept that was used, 0 for none
 * @param policyVersion version of the policy that planned it
 * @param width in pixels
 * @param height in pixels
 * @param published when it was published, ISO 8601 in UTC
 * @param source whether its photo is there, too
 */
public record GalleryEdit(
        String id,
        String label,
        double strength,
        int conceptVersion,
        int policyVersion,
        int width,
        int height,
        String published,
        boolean source) {}
