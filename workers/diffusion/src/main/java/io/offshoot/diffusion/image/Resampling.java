package io.offshoot.diffusion.image;

/** A filter that a picture is resized with, named as in Pillow. */
public enum Resampling {
    /** Takes the nearest pixel and mixes nothing. */
    NEAREST(0) {
        @Override
        double weight(double distance) {
            return distance == 0 ? 1 : 0;
        }
    },
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((SHARPNESS + 2) * x - (SHARPNESS + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * SHARPNESS : 0;
        }
    },
    LANCZOS(3) {
        @Override
        double weight(double distance) {
            return Math.abs(distance) < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    };

    private static final double SHARPNESS = -0.5;

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** Reach of the filter to either side, in source pixels when enlarging. */
    double support() {
        return support;
    }

    /** Weight of a source pixel that lies {@code distance} from the centre. */
    abstract double weight(double distance);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }
}
