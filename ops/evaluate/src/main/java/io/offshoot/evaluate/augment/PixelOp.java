package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;

/** The operations that RandAugment draws from, with torchvision's ranges for 31 magnitudes. */
enum PixelOp {
    IDENTITY {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return picture;
        }
    },
    SHEAR_X {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Geometry.shearedX(picture, sign * 0.3 * share);
        }
    },
    SHEAR_Y {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Geometry.shearedY(picture, sign * 0.3 * share);
        }
    },
    TRANSLATE_X {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Geometry.moved(picture, sign * LongestMove.SHARE * share * picture.getWidth(), 0);
        }
    },
    TRANSLATE_Y {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Geometry.moved(picture, 0, sign * LongestMove.SHARE * share * picture.getHeight());
        }
    },
    ROTATE {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Geometry.rotated(picture, sign * 30 * share);
        }
    },
    BRIGHTNESS {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Enhance.brightness(picture, 1 + sign * 0.9 * share);
        }
    },
    COLOR {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Enhance.saturation(picture, 1 + sign * 0.9 * share);
        }
    },
    CONTRAST {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Enhance.contrast(picture, 1 + sign * 0.9 * share);
        }
    },
    SHARPNESS {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Enhance.sharpness(picture, 1 + sign * 0.9 * share);
        }
    },
    POSTERIZE {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Tones.posterized(picture, 8 - (int) Math.round(4 * share));
        }
    },
    SOLARIZE {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Tones.solarized(picture, (int) Math.round(255 * (1 - share)));
        }
    },
    AUTO_CONTRAST {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Tones.stretched(picture);
        }
    },
    EQUALIZE {
        @Override
        BufferedImage apply(BufferedImage picture, double share, int sign) {
            return Tones.equalized(picture);
        }
    };

    /**
     * The picture after the operation.
     *
     * @param share of the greatest magnitude, in [0, 1]
     * @param sign 1 or -1, for operations that go both ways
     */
    abstract BufferedImage apply(BufferedImage picture, double share, int sign);

    /** A holder, as an enum's own constants are not there yet when its values are made. */
    private static final class LongestMove {
        /** Of the side; torchvision moves a picture of 331 pixels by up to 150. */
        static final double SHARE = 150.0 / 331;
    }
}
