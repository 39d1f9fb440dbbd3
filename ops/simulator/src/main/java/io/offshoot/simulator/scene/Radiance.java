package io.offshoot.simulator.scene;

/** A picture as linear light: three planes of width x height values, 1 being a white sheet in full light. */
public final class Radiance {

    public final int width;
    public final int height;
    public final float[] red;
    public final float[] green;
    public final float[] blue;

    public Radiance(int width, int height) {
        this.width = width;
        this.height = height;
        red = new float[width * height];
        green = new float[width * height];
        blue = new float[width * height];
    }

    /** Averages squares of {@code factor} x {@code factor} pixels, as the cells of a sensor do. */
    public Radiance reduced(int factor) {
        Radiance small = new Radiance(width / factor, height / factor);
        reduce(red, small.red, factor);
        reduce(green, small.green, factor);
        reduce(blue, small.blue, factor);
        return small;
    }

    private void reduce(float[] from, float[] to, int factor) {
        int columns = width / factor;
        for (int pixel = 0; pixel < to.length; pixel++) {
            float sum = 0;
            for (int i = 0; i < factor * factor; i++) {
                sum += from[(pixel / columns * factor + i / factor) * width + pixel % columns * factor + i % factor];
            }
            to[pixel] = sum / (factor * factor);
        }
    }
}
