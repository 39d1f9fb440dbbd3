package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The pixels of several pictures one after the other, as [n, height, width, 3] arrays are recorded. */
final class Pixels {

    private Pixels() {}

    static byte[] of(List<RgbImage> images) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        images.forEach(image -> all.writeBytes(image.rgb()));
        return all.toByteArray();
    }
}
