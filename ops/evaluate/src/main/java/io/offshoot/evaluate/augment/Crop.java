package io.offshoot.evaluate.augment;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A random part of the picture at the picture's own size (torchvision's RandomResizedCrop).
 *
 * @param smallest least share of the area that is kept, in (0, 1]; the part's proportions are those of 3:4 to 4:3
 */
public record Crop(double smallest) implements Augmentation {
    private static final double WIDEST = Math.log(4.0 / 3);

    /** Refuses a share that keeps nothing, or more than there is. */
    public Crop {
        if (!(smallest > 0 && smallest <= 1)) {
            throw new IllegalArgumentException("smallest must be in (0, 1], was " + smallest);
        }
    }

    @Override
    public BufferedImage apply(BufferedImage picture, Random random) {
        double share = smallest + (1 - smallest) * random.nextDouble();
        double ratio = Math.exp(WIDEST * (2 * random.nextDouble() - 1));
        int width = limited(picture.getWidth() * Math.sqrt(share * ratio), picture.getWidth());
        int height = limited(picture.getHeight() * Math.sqrt(share / ratio), picture.getHeight());
        int x = random.nextInt(picture.getWidth() - width + 1);
        int y = random.nextInt(picture.getHeight() - height + 1);
        return enlarged(picture.getSubimage(x, y, width, height), picture.getWidth(), picture.getHeight());
    }

    private static int limited(double size, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(size)));
    }

    private static BufferedImage enlarged(BufferedImage part, int width, int height) {
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = whole.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(part, 0, 0, width, height, null);
        graphics.dispose();
        return whole;
    }
}
