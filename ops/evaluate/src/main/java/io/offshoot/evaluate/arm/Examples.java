package io.offshoot.evaluate.arm;

import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.classifier.Example;
import io.offshoot.evaluate.data.Photo;
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
    public List<Example> of(List<Photo> photos, List<Weighted> synthetics) {
        Map<String, List<Weighted>> bySource = synthetics.stream()
                .collect(Collectors.groupingBy(weighted -> weighted.synthetic().sourceSha256()));
        return photos.stream()
                .map(photo -> example(photo, bySource.getOrDefault(photo.sha256(), List.of())))
                .toList();
    }

    private Example example(Photo photo, List<Weighted> synthetics) {
        return new Example(
                square(photo.picture()),
                classes.indexOf(photo.label()),
                synthetics.stream()
                        .map(weighted -> square(weighted.synthetic().picture()))
                        .toList(),
                synthetics.stream().map(Weighted::weight).toList());
    }

    private BufferedImage square(RgbImage picture) {
        return Resizer.resize(picture, side, side, Resampling.BILINEAR).toBufferedImage();
    }
}
