package io.offshoot.diffusion.image;

import org.jspecify.annotations.Nullable;

/** How a photo is brought to a size that a model can work at. */
public enum Fit {
    /** All of the photo in its own proportions, mirrored beyond its edges where that leaves room. */
    PAD {
        @Override
        public Frame frame(PictureSize photo, @Nullable PictureSize wanted, ModelSize model) {
            if (wanted != null) {
                return Frame.padded(photo, wanted);
            }
            PictureSize content = photo.within(PictureSize.square(model.side()));
            return Frame.padded(photo, content.roundedUp(model.factor()));
        }
    },

    /** The middle of the photo in its own proportions; what lies beside it is not edited. */
    CROP {
        @Override
        public Frame frame(PictureSize photo, @Nullable PictureSize wanted, ModelSize model) {
            return Frame.cropped(photo, wanted == null ? PictureSize.square(model.side()) : wanted);
        }
    },

    /** All of the photo, its proportions squashed, as DA-Fusion does. */
    SQUASH {
        @Override
        public Frame frame(PictureSize photo, @Nullable PictureSize wanted, ModelSize model) {
            return Frame.squashed(photo, wanted == null ? PictureSize.square(model.side()) : wanted);
        }
    };

    /**
     * The size of pictures that a model was trained on, and the steps in which it may differ.
     *
     * @param side width and height in pixels
     * @param factor both sides of any picture must be multiples of it
     */
    public record ModelSize(int side, int factor) {}

    /**
     * The way of a photo to the model and back.
     *
     * @param wanted the size to work at, of multiples of the model's factor; null takes what suits model and photo
     */
    public abstract Frame frame(PictureSize photo, @Nullable PictureSize wanted, ModelSize model);
}
