package io.offshoot.evaluate.augment;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** Moves of a picture about its middle; what comes in from outside is black, as in torchvision. */
final class Geometry {
    private Geometry() {}

    static BufferedImage shearedX(BufferedImage picture, double slope) {
        return aboutTheMiddle(picture, AffineTransform.getShearInstance(slope, 0));
    }

    static BufferedImage shearedY(BufferedImage picture, double slope) {
        return aboutTheMiddle(picture, AffineTransform.getShearInstance(0, slope));
    }

    static BufferedImage rotated(BufferedImage picture, double degrees) {
        return aboutTheMiddle(picture, AffineTransform.getRotateInstance(Math.toRadians(degrees)));
    }

    static BufferedImage moved(BufferedImage picture, double x, double y) {
        return transformed(picture, AffineTransform.getTranslateInstance(x, y));
    }

    static BufferedImage transformed(BufferedImage picture, AffineTransform transform) {
        BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, result);
    }

    private static BufferedImage aboutTheMiddle(BufferedImage picture, AffineTransform transform) {
        double x = picture.getWidth() / 2.0;
        double y = picture.getHeight() / 2.0;
        AffineTransform centred = AffineTransform.getTranslateInstance(x, y);
        centred.concatenate(transform);
        centred.translate(-x, -y);
        return transformed(picture, centred);
    }
}
