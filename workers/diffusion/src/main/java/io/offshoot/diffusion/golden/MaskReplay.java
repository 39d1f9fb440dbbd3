package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.image.Mask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DA-Fusion's preparation of masks: resized, grown, perhaps inverted, and brought to the latents' size. */
final class MaskReplay {

    private static final int FACTOR = 8;
    private static final Pattern GROWN = Pattern.compile("grown_(\\d+)(_inverted)?(?:_latent_(next|current))?");

    private final GoldenFile golden;
    private final Comparisons comparisons;

    MaskReplay(GoldenFile golden, Comparisons comparisons) {
        this.golden = golden;
        this.comparisons = comparisons;
    }

    void replay(String name) {
        Mask source = golden.mask(name + "/source");
        int width = golden.parameters(name).path("target").path(0).asInt();
        int height = golden.parameters(name).path("target").path(1).asInt();
        Mask resized = source.resized(width, height);
        comparisons.pixels(name + "/resized", picture(resized));
        for (String key : golden.keys(name)) {
            Matcher form = GROWN.matcher(key.substring(name.length() + 1));
            if (form.matches()) {
                replay(key, form, resized.grown(Integer.parseInt(form.group(1))));
            }
        }
    }

    private void replay(String key, Matcher form, Mask grown) {
        Mask repainted = form.group(2) == null ? grown : grown.inverted();
        int width = repainted.width() / FACTOR;
        int height = repainted.height() / FACTOR;
        if (form.group(3) == null) {
            comparisons.pixels(key, picture(repainted));
        } else if (form.group(3).equals("next")) {
            comparisons.floats(key, numbers(repainted.sampled(width, height)));
        } else {
            comparisons.floats(key, numbers(repainted.resized(width, height)));
        }
    }

    private static byte[] picture(Mask mask) {
        byte[] grey = new byte[mask.chosen().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (mask.chosen()[i] ? 255 : 0);
        }
        return grey;
    }

    private static float[] numbers(Mask mask) {
        float[] numbers = new float[mask.chosen().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = mask.chosen()[i] ? 1 : 0;
        }
        return numbers;
    }
}
