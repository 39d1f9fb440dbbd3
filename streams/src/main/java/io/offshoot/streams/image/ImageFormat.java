package io.offshoot.streams.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.stream.Stream;

/** The image formats that are let in, told by their first bytes and never by a file name. */
public enum ImageFormat {
    /** JPEG, baseline or progressive. */
    JPEG("image/jpeg", "jpeg"),
    /** PNG. */
    PNG("image/png", "png"),
    /** WebP, lossy or lossless. */
    WEBP("image/webp", "webp");

    private static final String PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG_START = "\u00ff\u00d8\u00ff";

    private final String contentType;
    private final String readerName;

    ImageFormat(String contentType, String readerName) {
        this.contentType = contentType;
        this.readerName = readerName;
    }

    /** The format whose signature the bytes begin with. */
    public static Optional<ImageFormat> of(byte[] bytes) {
        return Stream.of(values()).filter(format -> format.signs(bytes)).findFirst();
    }

    /** Media type, for example {@code image/jpeg}. */
    public String contentType() {
        return contentType;
    }

    /** Name by which ImageIO finds a reader. */
    String readerName() {
        return readerName;
    }

    private boolean signs(byte[] bytes) {
        return switch (this) {
            case JPEG -> has(bytes, 0, JPEG_START);
            case PNG -> has(bytes, 0, PNG_SIGNATURE);
            case WEBP -> has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP");
        };
    }

    private static boolean has(byte[] bytes, int offset, String text) {
        return bytes.length >= offset + text.length()
                && new String(bytes, offset, text.length(), ISO_8859_1).equals(text);
    }
}
