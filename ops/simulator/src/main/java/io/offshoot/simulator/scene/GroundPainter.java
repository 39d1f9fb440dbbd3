package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;
import java.util.ArrayList;
import java.util.List;

/** Paints the ground: a bed of fine material, then grains one on the other, higher ones on top. */
final class GroundPainter {

    private static final int MOST_GRAINS = 5000;
    private static final double COVERAGE = 1.7;

    private final View view;
    private final SurfaceBuffer buffer;
    private final GroundKind kind;
    private final Dice dice;
    private final Noise noise;
    private final SurfacePoint point = new SurfacePoint();

    GroundPainter(View view, SurfaceBuffer buffer, GroundKind kind, Dice dice) {
        this.view = view;
        this.buffer = buffer;
        this.kind = kind;
        this.dice = dice;
        noise = new Noise(dice.nextLong());
    }

    void paint() {
        for (int pixel = 0; pixel < buffer.width * buffer.height; pixel++) {
            int row = pixel / buffer.width;
            Vector place = view.ground(pixel % buffer.width + 0.5, row + 0.5);
            buffer.place(pixel, place.x(), place.y(), 0);
        }
        GrainBed bed = new GrainBed(view, buffer, grains());
        for (int pixel = 0; pixel < buffer.width * buffer.height; pixel++) {
            Grain grain = bed.top(pixel);
            if (grain == null) {
                paintBed(pixel);
            } else {
                paint(pixel, grain, bed.along(pixel), bed.across(pixel));
            }
        }
    }

    private List<Grain> grains() {
        Extent extent = Extent.of(view);
        double grainArea = Math.PI * kind.grain * kind.grain * 0.8;
        int stones = (int) Math.min(MOST_GRAINS, COVERAGE * extent.area() / grainArea);
        List<Grain> grains = new ArrayList<>();
        for (int i = 0; i < stones; i++) {
            grains.add(Grain.stone(kind, extent.anywhere(view, dice), dice));
        }
        int straws = dice.chance(0.35) ? dice.whole(1, 6) : 0;
        for (int i = 0; i < straws; i++) {
            grains.add(Grain.straw(extent.anywhere(view, dice), dice));
        }
        return grains;
    }

    private void paintBed(int pixel) {
        Colour dark = kind.colours.get(0);
        double step = 1.5 / kind.grain;
        point.colour(dark);
        point.scale(0.27 + 0.36 * noise.at(buffer.worldX[pixel] * step, buffer.worldY[pixel] * step));
        point.gloss = kind.wet ? 0.3 : 0;
        buffer.paint(pixel, point);
        buffer.face(pixel, 0, 0, 1);
    }

    private void paint(int pixel, Grain grain, double p, double q) {
        double x = buffer.worldX[pixel];
        double y = buffer.worldY[pixel];
        double cos = grain.axis().x();
        double sin = grain.axis().y();
        double fine = noise.at(x * 3 + cos * 50, y * 3);
        double coarse = noise.at(x * 0.9 + cos * 20, y * 0.9);
        point.colour(grain.colour());
        point.scale(0.72 + 0.26 * fine + 0.3 * coarse);
        point.gloss = kind.wet ? 0.7 : 0.1;
        buffer.paint(pixel, point);
        double slope = 0.9 * Math.max(Math.abs(p), Math.abs(q));
        double roughX = (fine - 0.5) * kind.roughness;
        double roughY = (coarse - 0.5) * kind.roughness;
        buffer.face(pixel, (p * cos - q * sin) * slope + roughX, (p * sin + q * cos) * slope + roughY, 0.8);
    }
}
