package io.offshoot.workers.work.unet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which UNets a worker has beside its model's own.
 *
 * @param folder each of its sub-folders is one, or a model whose UNet is meant, under the sub-folder's name; null for none
 * @param maxLoaded most of them in memory at once
 */
public record UNetSettings(@Nullable Path folder, int maxLoaded) {
    /** No other UNets. */
    public static final UNetSettings NONE = new UNetSettings(null, 2);

    /** Refuses a bound that cannot work. */
    public UNetSettings {
        if (maxLoaded < 1) {
            throw new IllegalArgumentException("maxLoaded UNets must be at least 1, was " + maxLoaded);
        }
    }

    /** Those of a folder, at most two in memory at once. */
    public static UNetSettings in(Path folder) {
        return new UNetSettings(folder, NONE.maxLoaded);
    }
}
