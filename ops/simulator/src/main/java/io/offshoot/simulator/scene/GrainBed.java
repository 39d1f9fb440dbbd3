package io.offshoot.simulator.scene;

import java.util.Arrays;
import java.util.List;

/**
 * Grains piled on the ground: finds for each pixel the one that lies on top. Colours wait until that is known, since
 * most grains are buried.
 */
final class GrainBed {

    /** Receives a pixel, the grain seen there, and the pixel's place on it: along and across, from -1 to 1. */
    interface Visitor {
        void visit(int pixel, Grain grain, double along, double across);
    }

    private final View view;
    private final SurfaceBuffer buffer;
    private final int[] top;
    private final float[] along;
    private final float[] across;
    private List<Grain> grains = List.of();

    GrainBed(View view, SurfaceBuffer buffer) {
        this.view = view;
        this.buffer = buffer;
        int pixels = buffer.width * buffer.height;
        top = new int[pixels];
        along = new float[pixels];
        across = new float[pixels];
        Arrays.fill(top, -1);
    }

    GrainBed pile(List<Grain> all) {
        grains = all;
        for (int i = 0; i < all.size(); i++) {
            place(i, all.get(i));
        }
        return this;
    }

    void forEachVisible(Visitor visitor) {
        for (int pixel = 0; pixel < top.length; pixel++) {
            if (top[pixel] >= 0) {
                visitor.visit(pixel, grains.get(top[pixel]), along[pixel], across[pixel]);
            }
        }
    }

    private void place(int index, Grain grain) {
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
                place(index, footprint, row * buffer.width + column, column + 0.5 - x, y - row - 0.5);
            }
        }
    }

    private void place(int index, Footprint footprint, int pixel, double right, double up) {
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
