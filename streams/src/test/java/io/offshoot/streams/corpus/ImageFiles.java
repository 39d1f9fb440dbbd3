package io.offshoot.streams.corpus;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Whole image files of the kinds that cameras, phones and annotators write, painted from a seed. */
final class ImageFiles {
    private static final int SIDE = 48;

    private ImageFiles() {}

    /** A picture of one of BufferedImage's types, encoded. */
    static byte[] of(int type, String format, long seed) {
        return encode(new IIOImage(painted(new BufferedImage(SIDE, SIDE, type), seed), null, null), format, false);
    }

    /** The same, progressive (JPEG) or interlaced (PNG). */
    static byte[] inPasses(String format, long seed) {
        BufferedImage image = painted(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), seed);
        return encode(new IIOImage(image, null, null), format, true);
    }

    /** A PNG of 16 bits in each of three channels. */
    static byte[] deepPng(long seed) {
        ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        ComponentColorModel deep =
                new ComponentColorModel(srgb, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = deep.createCompatibleWritableRaster(SIDE, SIDE);
        BufferedImage image = painted(new BufferedImage(deep, raster, false, null), seed);
        return encode(new IIOImage(image, null, null), "png", false);
    }

    /** A JPEG of four channels, as prepress tools write. */
    static byte[] cmykJpeg(long seed) {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIDE, SIDE, 4, null);
        SplittableRandom random = new SplittableRandom(seed);
        int[] ink = new int[4];
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            ink[pixel % 4] = random.nextInt(256);
            inks.setPixel(pixel % SIDE, pixel / SIDE, ink);
        }
        return encode(new IIOImage(inks, null, null), "jpeg", false);
    }

    private static BufferedImage painted(BufferedImage image, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Graphics2D graphics = image.createGraphics();
        Color from = new Color(random.nextInt(1 << 24));
        Color to = new Color(random.nextInt(1 << 24));
        graphics.setPaint(new GradientPaint(0, 0, from, SIDE, SIDE, to));
        graphics.fillRect(0, 0, SIDE, SIDE);
        for (int leaf = 0; leaf < 8; leaf++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(
                    random.nextInt(SIDE), random.nextInt(SIDE), 4 + random.nextInt(20), 4 + random.nextInt(9));
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encode(IIOImage image, String format, boolean inPasses) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (inPasses) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
