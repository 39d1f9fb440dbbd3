package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;
import java.util.Random;

/** Changes a picture at random and keeps its size; the picture that is given stays as it is. */
@FunctionalInterface
public interface Augmentation {
    /** Nothing changes. */
    Augmentation NONE = (picture, random) -> picture;

    /** A changed picture of type {@link BufferedImage#TYPE_INT_RGB}. */
    BufferedImage apply(BufferedImage picture, Random random);

    /** This one and then another. */
    default Augmentation then(Augmentation next) {
        return (picture, random) -> next.apply(apply(picture, random), random);
    }
}
