package io.offshoot.ops.cli.export;

import io.offshoot.schemas.avro.LabelledImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Where an image goes: {@code real/<class>/<image id>} or {@code synthetic/<class>/<edit id>}, with its ending. */
final class ImagePaths {
    private static final Map<String, String> ENDINGS =
            Map.of("image/jpeg", ".jpg", "image/png", ".png", "image/webp", ".webp");

    private ImagePaths() {}

    static Path of(LabelledImage image) {
        String label = Objects.requireNonNullElse(image.getLabel(), "unlabelled");
        return Path.of(kind(image), SafeName.of(label), SafeName.of(id(image)) + ending(image));
    }

    static String kind(LabelledImage image) {
        return image.getProvenance() == null ? "real" : "synthetic";
    }

    /** The class is the folder already; ids that repeat it lose it. */
    private static String id(LabelledImage image) {
        String repeated = image.getLabel() + "/";
        return image.getImageId().startsWith(repeated)
                ? image.getImageId().substring(repeated.length())
                : image.getImageId();
    }

    /** With its dot. */
    static String ending(LabelledImage image) {
        return ENDINGS.getOrDefault(image.getContentType(), ".bin");
    }
}
