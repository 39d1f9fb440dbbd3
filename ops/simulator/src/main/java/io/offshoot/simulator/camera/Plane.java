package io.offshoot.simulator.camera;

/** One colour plane of a picture. */
@SuppressWarnings("ArrayRecordComponent") // never compared; pixels are too many to wrap
record Plane(int width, int height, float[] values) {

    /** A blur of so few pixels that nobody sees it. */
    private static final double SHARP = 0.15;

    /** Blurs along two directions in turn; each vector's length is the deviation of a Gaussian in pixels. */
    Plane blurred(double firstX, double firstY, double secondX, double secondY) {
        return blurred(firstX, firstY).blurred(secondX, secondY);
    }

    private Plane blurred(double stepX, double stepY) {
        double sigma = Math.hypot(stepX, stepY);
        if (sigma < SHARP) {
            return this;
        }
        double[] kernel = kernel(sigma);
        float[] blurred = new float[values.length];
        for (int pixel = 0; pixel < values.length; pixel++) {
            double sum = 0;
            int row = pixel / width;
            for (int k = 0; k < kernel.length; k++) {
                int offset = k - kernel.length / 2;
                double x = pixel % width + offset * stepX / sigma;
                double y = row + offset * stepY / sigma;
                sum += kernel[k] * at((int) Math.rint(x), (int) Math.rint(y));
            }
            blurred[pixel] = (float) sum;
        }
        return new Plane(width, height, blurred);
    }

    private float at(int x, int y) {
        int column = Math.max(0, Math.min(width - 1, x));
        int row = Math.max(0, Math.min(height - 1, y));
        return values[row * width + column];
    }

    private static double[] kernel(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
