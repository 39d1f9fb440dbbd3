package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Random brightness, contrast and saturation (torchvision's ColorJitter without hue).
 *
 * @param strength greatest change of each factor from 1, in [0, 1]
 */
public record ColourJitter(double strength) implements Augmentation {
    /** Refuses factors below zero. */
    public ColourJitter {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("strength must be in [0, 1], was " + strength);
        }
    }

    @Override
    public BufferedImage apply(BufferedImage picture, Random random) {
        BufferedImage brighter = Enhance.brightness(picture, factor(random));
        return Enhance.saturation(Enhance.contrast(brighter, factor(random)), factor(random));
    }

    private double factor(Random random) {
        return 1 + strength * (2 * random.nextDouble() - 1);
    }
}
