package io.offshoot.streams.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats that are not let in and that people send all the same, told by their first bytes: each deserves its own advice. */
enum ForeignFormat {
    HEIC(
            4,
            "a HEIC image; set the phone's camera to \"most compatible\" or convert the photo",
            "ftyphei",
            "ftyphev",
            "ftypmif1"),
    AVIF(4, "an AVIF image; convert it", "ftypavi"),
    GIF(0, "a GIF image; convert it", "GIF8"),
    BMP(0, "a BMP image; convert it", "BM"),
    TIFF(0, "a TIFF image or a camera's raw file; develop or convert it", "II*\0", "MM\0*"),
    MARKUP(0, "markup, as a web server's error page is; look at where the photos come from", "<"),
    ARCHIVE(0, "an archive; unpack it", "PK\u0003\u0004", "\u001f\u008b");

    private final int offset;
    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> signatures;

    ForeignFormat(int offset, String advice, String... signatures) {
        this.offset = offset;
        this.advice = advice;
        this.signatures = List.of(signatures);
    }

    /** The format whose signature the bytes have. */
    static Optional<ForeignFormat> of(byte[] bytes) {
        return Stream.of(values()).filter(format -> format.signs(bytes)).findFirst();
    }

    /** What the bytes are, and what to do about it. */
    String sentence() {
        return "the payload is " + advice + "; send JPEG, PNG or WebP";
    }

    private boolean signs(byte[] bytes) {
        return signatures.stream()
                .anyMatch(signature -> bytes.length >= offset + signature.length()
                        && new String(bytes, offset, signature.length(), ISO_8859_1).equals(signature));
    }
}
