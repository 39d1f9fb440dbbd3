package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.image.Fit;
import io.offshoot.diffusion.image.MaskMode;
import io.offshoot.diffusion.image.PictureSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how photos are brought to the model's size, and which part of them an edit may change. */
public final class FramingOptions {
    @Option(
            names = "--fit",
            paramLabel = "pad|crop|squash",
            defaultValue = "PAD",
            description =
                    "How a photo is brought to the model's size: pad keeps all of it in its proportions, crop edits"
                            + " the middle, squash ignores the proportions as DA-Fusion does. Results have the photo's own size"
                            + " always (default: pad).")
    private Fit fit;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Width and height that the model works at, multiples of 8 (default: the model's; with pad its"
                    + " longer side, the other as the photo's proportions want).")
    private @Nullable String size;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Picture of the photo's size, white where the object is; for a single photo (default: with"
                    + " --mask-mode the file NAME.mask.png beside each photo).")
    private @Nullable Path mask;

    @Option(
            names = "--mask-mode",
            paramLabel = "object|background",
            description = "What an edit may change: object or background. The rest stays the photo's, bit by bit"
                    + " (default: object with --mask, else everything).")
    private @Nullable MaskMode maskMode;

    @Option(
            names = "--mask-grow",
            paramLabel = "N",
            defaultValue = "16",
            description = "Window in pixels of the photo that the mask is grown with, about half of it to each side,"
                    + " before it is inverted; 0 for none (default: ${DEFAULT-VALUE}, DA-Fusion's).")
    private int maskGrow;

    @Option(
            names = "--feather",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Pixels over which an edit fades in beside what it may not change (default: ${DEFAULT-VALUE}).")
    private int feather;

    Framing framing() {
        return new Framing(fit, size == null ? null : PictureSize.parse(size), feather);
    }

    /** What of a photo is repainted; null for all of it. */
    @Nullable
    Masking masking(int photos) {
        if (mask != null && photos != 1) {
            throw new IllegalArgumentException(
                    "--mask is for a single photo; for a folder put NAME.mask.png beside each NAME.jpg");
        }
        if (maskGrow < 0) {
            throw new IllegalArgumentException("--mask-grow must be at least 0, was " + maskGrow);
        }
        if (mask == null && maskMode == null) {
            return null;
        }
        return new Masking(mask, maskMode == null ? MaskMode.OBJECT : maskMode, maskGrow);
    }
}
