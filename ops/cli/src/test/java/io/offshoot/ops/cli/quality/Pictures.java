package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Decoded test pictures. */
final class Pictures {
    private Pictures() {}

    static RgbImage decode(byte[] bytes) throws IOException {
        return RgbImage.of(ImageIO.read(new ByteArrayInputStream(bytes)));
    }
}
