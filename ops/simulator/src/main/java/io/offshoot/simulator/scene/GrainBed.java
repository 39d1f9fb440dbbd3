package io.offshoot.simulator.scene;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grains piled on the ground: knows for each pixel the one that lies on top and where on it the pixel is. Colours wait
 * until that is known, since most grains are buried.
 */
final class GrainBed {

    private final View view;
    private final SurfaceBuffer buffer;
    private final List<Grain> grains;
    private final int[] top;
    private final float[] along;
    private final float[] across;

    /** Piles the grains in order and raises the buffer's ground to them. */
    GrainBed(View view, SurfaceBuffer buffer, List<Grain> grains) {
        this.view = view;
        this.buffer = buffer;
        this.grains = grains;
        int pixels = buffer.width * buffer.height;
        top = new int[pixels];
        along = new float[pixels];
        across = new float[pixels];
        Arrays.fill(top, -1);
        for (int i = 0; i < grains.size(); i++) {
            pile(i, grains.get(i));
        }
    }

    /** The grain on top at a pixel, null where the bed shows. */
    @Nullable
    Grain top(int pixel) {
        return top[pixel] < 0 ? null : grains.get(top[pixel]);
    }

    /** Place of a pixel on its grain's long axis, -1 to 1. */
    double along(int pixel) {
        return along[pixel];
    }

    /** Place of a pixel on its grain's short axis, -1 to 1. */
    double across(int pixel) {
        return across[pixel];
    }

    private void pile(int index, Grain grain) {
        double depth = view.depth(grain.centre());
        double x = view.pixelX(grain.centre(), depth);
        double y = view.pixelY(grain.centre(), depth);
        double scale = view.scale() / depth;
        double reach = grain.length() * scale * 1.1;
        Footprint footprint = new Footprint(grain, view.pose(), scale);
        int bottom = (int) Math.min(buffer.height - 1, y + reach);
        int right = (int) Math.min(buffer.width - 1, x + reach);
        for (int row = (int) Math.max(0, y - reach); row <= bottom; row++) {
            for (int column = (int) Math.max(0, x - reach); column <= right; column++) {
                cover(index, footprint, row * buffer.width + column, column + 0.5 - x, y - row - 0.5);
            }
        }
    }

    private void cover(int index, Footprint footprint, int pixel, double right, double up) {
        if (footprint.highest() <= buffer.worldZ[pixel]) {
            return;
        }
        double p = footprint.along(right, up);
        double q = footprint.across(right, up);
        double height = footprint.height(p, q);
        if (height > buffer.worldZ[pixel]) {
            buffer.worldZ[pixel] = (float) height;
            top[pixel] = index;
            along[pixel] = (float) p;
            across[pixel] = (float) q;
        }
    }
}
