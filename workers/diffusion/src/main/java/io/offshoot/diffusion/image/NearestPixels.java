package io.offshoot.diffusion.image;

/** Which source pixel of one axis each target pixel takes when nothing is mixed: Pillow's NEAREST (libImaging/Geometry.c). */
final class NearestPixels {

    private NearestPixels() {}

    /** One place in {@code [0, sourceSize)} for each of {@code targetSize} pixels. */
    static int[] of(int sourceSize, int targetSize) {
        double scale = (double) sourceSize / targetSize;
        int[] places = new int[targetSize];
        // Pillow adds up the steps, which rounds otherwise than a product
        double center = scale * 0.5;
        for (int i = 0; i < targetSize; i++) {
            places[i] = Math.min((int) center, sourceSize - 1);
            center += scale;
        }
        return places;
    }
}
