package io.offshoot.simulator.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a plant mask as a grey PNG: 255 where at least half of a pixel shows the plant, 0 elsewhere. */
final class MaskPicture {

    private MaskPicture() {}

    static byte[] encode(float[] plantShare, int width) {
        BufferedImage image = new BufferedImage(width, plantShare.length / width, BufferedImage.TYPE_BYTE_GRAY);
        for (int pixel = 0; pixel < plantShare.length; pixel++) {
            image.getRaster().setSample(pixel % width, pixel / width, 0, plantShare[pixel] >= 0.5 ? 255 : 0);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a PNG in memory", e);
        }
        return bytes.toByteArray();
    }
}
