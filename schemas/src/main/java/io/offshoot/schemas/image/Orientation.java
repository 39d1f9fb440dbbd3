package io.offshoot.schemas.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;

/**
 * How a camera was held: what is to be done to the stored pixels so that a person sees the photo upright (EXIF 2.3, tag
 * 274, as ImageIO's standard metadata name it).
 */
public enum Orientation {
    /** As stored (EXIF 1). */
    NORMAL("Normal", false, 1, 0, 0, 1),
    /** Mirrored left to right (EXIF 2). */
    FLIP_H("FlipH", false, -1, 0, 0, 1),
    /** Upside down (EXIF 3). */
    ROTATE_180("Rotate180", false, -1, 0, 0, -1),
    /** Mirrored top to bottom (EXIF 4). */
    FLIP_V("FlipV", false, 1, 0, 0, -1),
    /** Mirrored about the diagonal that falls (EXIF 5). */
    TRANSPOSE("FlipVRotate90", true, 0, 1, 1, 0),
    /** Lies on its left side: turn it clockwise (EXIF 6). */
    ROTATE_270("Rotate270", true, 0, 1, -1, 0),
    /** Mirrored about the diagonal that rises (EXIF 7). */
    TRANSVERSE("FlipHRotate90", true, 0, -1, -1, 0),
    /** Lies on its right side: turn it counter-clockwise (EXIF 8). */
    ROTATE_90("Rotate90", true, 0, -1, 1, 0);

    private final String word;
    private final boolean swapsSides;
    private final int xToX;
    private final int xToY;
    private final int yToX;
    private final int yToY;

    Orientation(String word, boolean swapsSides, int xToX, int xToY, int yToX, int yToY) {
        this.word = word;
        this.swapsSides = swapsSides;
        this.xToX = xToX;
        this.xToY = xToY;
        this.yToX = yToX;
        this.yToY = yToY;
    }

    /**
     * The orientation that the file says; {@link #NORMAL} when it says none, or when its metadata are damaged, which the
     * pixels need not be.
     *
     * @param reader has its input, with metadata not ignored
     */
    public static Orientation of(ImageReader reader) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(0);
            return metadata == null || !metadata.isStandardMetadataFormatSupported() ? NORMAL : of(metadata);
        } catch (IOException | RuntimeException damaged) {
            return NORMAL;
        }
    }

    private static Orientation of(IIOMetadata metadata) {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        if (!(root.getElementsByTagName("ImageOrientation").item(0) instanceof IIOMetadataNode said)) {
            return NORMAL;
        }
        return Stream.of(values())
                .filter(orientation -> orientation.word.equals(said.getAttribute("value")))
                .findFirst()
                .orElse(NORMAL);
    }

    /** Whether the upright photo is as wide as the stored one is high. */
    public boolean swapsSides() {
        return swapsSides;
    }

    /** The stored picture as a person sees it, in 8 bits a channel; values of grey stay what they are, as does transparency. */
    public BufferedImage upright(BufferedImage stored) {
        int width = swapsSides ? stored.getHeight() : stored.getWidth();
        int height = swapsSides ? stored.getWidth() : stored.getHeight();
        boolean transparent = stored.getColorModel().hasAlpha();
        BufferedImage upright = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int right = xToX + yToX < 0 ? width : 0;
        int down = xToY + yToY < 0 ? height : 0;
        Graphics2D graphics = upright.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(stored, new AffineTransform(xToX, xToY, yToX, yToY, right, down), null);
        graphics.dispose();
        return upright;
    }
}
