package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.image.PixelValues;
import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import java.util.Locale;

/** Pillow's resizing, DA-Fusion's masks, and pictures to network input and back. */
final class PreprocessReplay implements SectionReplay {

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            if (name.startsWith("mask")) {
                comparisons.replay(name, () -> new MaskReplay(golden, comparisons).replay(name));
            } else {
                comparisons.replay(name, () -> resized(golden, name, comparisons));
            }
        }
        if (golden.has("postprocess/tensor")) {
            comparisons.replay("postprocess", () -> postprocess(golden, comparisons));
        }
    }

    private static void resized(GoldenFile golden, String name, Comparisons comparisons) {
        RgbImage source = picture(golden, name + "/source");
        int width = golden.parameters(name).path("target").path(0).asInt();
        int height = golden.parameters(name).path("target").path(1).asInt();
        for (Resampling filter : Resampling.values()) {
            String key = name + "/" + filter.name().toLowerCase(Locale.ROOT);
            if (golden.has(key)) {
                comparisons.pixels(
                        key, Resizer.resize(source, width, height, filter).rgb());
            }
        }
        if (golden.has(name + "/bilinear_and_back")) {
            RgbImage there = Resizer.resize(source, width, height, Resampling.BILINEAR);
            RgbImage back = Resizer.resize(there, source.width(), source.height(), Resampling.BILINEAR);
            comparisons.pixels(name + "/bilinear_and_back", back.rgb());
        }
        if (golden.has(name + "/tensor")) {
            RgbImage there = Resizer.resize(source, width, height, Resampling.LANCZOS);
            comparisons.floats(name + "/tensor", PixelValues.of(there));
        }
    }

    private static void postprocess(GoldenFile golden, Comparisons comparisons) {
        long[] shape = golden.shape("postprocess/tensor");
        RgbImage picture = PixelValues.toImage(golden.floats("postprocess/tensor"), (int) shape[3], (int) shape[2]);
        comparisons.pixels("postprocess/uint8", picture.rgb());
    }

    private static RgbImage picture(GoldenFile golden, String key) {
        long[] shape = golden.shape(key);
        long[] values = golden.longs(key);
        byte[] rgb = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            rgb[i] = (byte) values[i];
        }
        return new RgbImage((int) shape[1], (int) shape[0], rgb);
    }
}
