package io.offshoot.workers.editor;

import io.offshoot.diffusion.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes synthetic images as PNG.
 *
 * <p>PNG and not JPEG for two reasons. It is lossless: a trainer sees what the model painted, not the blocks of a
 * second compression, which a classifier learns to tell synthetic images by. And it is deterministic: the JDK's encoder
 * writes no time or name into the file, so that the same pixels give the same bytes and the same SHA-256 in every run,
 * which is what lets a data set be rebuilt from the log. The price is about three times the bytes of a good JPEG.
 */
public final class PngEncoder {

    /** What its pictures are. */
    public static final String CONTENT_TYPE = "image/png";

    /** Zlib's own default; named here because another level gives other bytes. */
    private static final float QUALITY = 0.5f;

    private PngEncoder() {}

    /** The same bytes for the same pixels. */
    public static byte[] encode(RgbImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture.toBufferedImage(), null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
