package io.offshoot.evaluate.augment;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Mirrors every second picture left to right. */
public final class Flip implements Augmentation {

    @Override
    public BufferedImage apply(BufferedImage picture, Random random) {
        if (random.nextBoolean()) {
            return picture;
        }
        AffineTransform mirror = AffineTransform.getTranslateInstance(picture.getWidth(), 0);
        mirror.scale(-1, 1);
        return Geometry.transformed(picture, mirror);
    }
}
