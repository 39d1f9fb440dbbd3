package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Operations drawn with replacement, all of one magnitude (E. Cubuk et al., arXiv 1909.13719, as in torchvision's
 * RandAugment).
 *
 * @param operations how many follow one another
 * @param magnitude from 0 to 30
 */
public record RandAugment(int operations, int magnitude) implements Augmentation {
    private static final int GREATEST = 30;
    private static final PixelOp[] ALL = PixelOp.values();

    /** Refuses what torchvision refuses. */
    public RandAugment {
        if (operations < 1) {
            throw new IllegalArgumentException("operations must be at least 1, was " + operations);
        }
        if (magnitude < 0 || magnitude > GREATEST) {
            throw new IllegalArgumentException("magnitude must be in [0, 30], was " + magnitude);
        }
    }

    @Override
    public BufferedImage apply(BufferedImage picture, Random random) {
        BufferedImage changed = picture;
        for (int i = 0; i < operations; i++) {
            PixelOp operation = ALL[random.nextInt(ALL.length)];
            changed = operation.apply(changed, (double) magnitude / GREATEST, random.nextBoolean() ? 1 : -1);
        }
        return changed;
    }
}
