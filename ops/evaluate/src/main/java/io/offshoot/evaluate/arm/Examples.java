package io.offshoot.evaluate.arm;

import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.classifier.Example;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.Synthetic;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes what the classifier sees of photos: squashed to its square, as DA-Fusion does.
 *
 * @param classes all classes; the position is the number
 * @param side of the square in pixels
 */
public record Examples(List<String> classes, int side) {
    /** Photos alone. */
    public List<Example> of(List<Photo> photos) {
        return of(photos, List.of());
    }

    /** Photos, each with its own synthetics. */
    public List<Example> of(List<Photo> photos, List<Synthetic> synthetics) {
        Map<String, List<BufferedImage>> bySource = synthetics.stream()
                .collect(Collectors.groupingBy(
                        Synthetic::sourceSha256,
                        Collectors.mapping(synthetic -> square(synthetic.picture()), Collectors.toList())));
        return photos.stream()
                .map(photo -> new Example(
                        square(photo.picture()),
                        classes.indexOf(photo.label()),
                        bySource.getOrDefault(photo.sha256(), List.of())))
                .toList();
    }

    private BufferedImage square(RgbImage picture) {
        return Resizer.resize(picture, side, side, Resampling.BILINEAR).toBufferedImage();
    }
}
