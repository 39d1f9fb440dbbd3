package io.offshoot.simulator.scene;

import java.util.Arrays;

/** What each pixel of the picture shows before light falls on it: colour, direction, place and finish of the nearest surface. */
final class SurfaceBuffer {

    final int width;
    final int height;
    final float[] red;
    final float[] green;
    final float[] blue;
    final float[] normalX;
    final float[] normalY;
    final float[] normalZ;
    final float[] worldX;
    final float[] worldY;
    final float[] worldZ;
    final float[] gloss;
    final float[] translucency;
    final float[] plantDepth;

    SurfaceBuffer(int width, int height) {
        this.width = width;
        this.height = height;
        int pixels = width * height;
        red = new float[pixels];
        green = new float[pixels];
        blue = new float[pixels];
        normalX = new float[pixels];
        normalY = new float[pixels];
        normalZ = new float[pixels];
        worldX = new float[pixels];
        worldY = new float[pixels];
        worldZ = new float[pixels];
        gloss = new float[pixels];
        translucency = new float[pixels];
        plantDepth = new float[pixels];
        Arrays.fill(plantDepth, Float.POSITIVE_INFINITY);
    }

    boolean plant(int pixel) {
        return plantDepth[pixel] < Float.POSITIVE_INFINITY;
    }

    void paint(int pixel, SurfacePoint point) {
        red[pixel] = (float) point.red;
        green[pixel] = (float) point.green;
        blue[pixel] = (float) point.blue;
        gloss[pixel] = (float) point.gloss;
        translucency[pixel] = (float) point.translucency;
    }

    void place(int pixel, double x, double y, double z) {
        worldX[pixel] = (float) x;
        worldY[pixel] = (float) y;
        worldZ[pixel] = (float) z;
    }

    void face(int pixel, double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z) + 1e-9;
        normalX[pixel] = (float) (x / length);
        normalY[pixel] = (float) (y / length);
        normalZ[pixel] = (float) (z / length);
    }
}
