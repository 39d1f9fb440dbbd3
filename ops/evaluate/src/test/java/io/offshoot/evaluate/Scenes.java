package io.offshoot.evaluate;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.data.Photo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of some structure that no photo is needed for. */
public final class Scenes {
    private Scenes() {}

    /** Ellipses on a ground, all by the seed; the ellipses have the hue. */
    public static RgbImage scene(long seed, int side, float hue) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(Color.HSBtoRGB(0.1f, 0.3f, 0.5f + 0.3f * random.nextFloat())));
        graphics.fillRect(0, 0, side, side);
        for (int i = 0; i < 7; i++) {
            graphics.setColor(new Color(
                    Color.HSBtoRGB(hue + 0.05f * random.nextFloat(), 0.8f, 0.2f + 0.6f * random.nextFloat())));
            int width = side / 8 + random.nextInt(side / 2);
            int height = side / 8 + random.nextInt(side / 2);
            graphics.fillOval(random.nextInt(side) - width / 2, random.nextInt(side) - height / 2, width, height);
        }
        graphics.dispose();
        return RgbImage.of(picture);
    }

    /** A green or a red photo as a file of PNG. */
    public static Photo photo(String label, long seed) {
        RgbImage picture = scene(31 * seed + label.hashCode(), 64, label.startsWith("red") ? 0 : 0.33f);
        return Photo.of(label, label + "/" + seed + ".png", encode(picture, "png"), picture);
    }

    /** A picture as a file. */
    public static byte[] encode(RgbImage picture, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture.toBufferedImage(), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
