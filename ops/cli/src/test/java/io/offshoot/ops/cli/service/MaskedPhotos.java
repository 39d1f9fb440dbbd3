package io.offshoot.ops.cli.service;

import io.offshoot.schemas.avro.LabelledImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Small photos of one class, all different, each with a mask or without. */
final class MaskedPhotos {
    private static final int SIDE = 64;

    private MaskedPhotos() {}

    static LabelledImage photo(int number, boolean masked) {
        SplittableRandom random = new SplittableRandom(number);
        BufferedImage photo = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            photo.setRGB(i % SIDE, i / SIDE, random.nextInt(1 << 24));
            mask.setRGB(i % SIDE, i / SIDE, i % SIDE < SIDE / 2 ? 0xffffff : 0);
        }
        return LabelledImage.newBuilder()
                .setImageId("wheat-" + number)
                .setLabel("wheat")
                .setPayload(png(photo))
                .setMask(masked ? png(mask) : null)
                .build();
    }

    private static ByteBuffer png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
