package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;
import java.util.ArrayList;
import java.util.List;

/** Paints the ground: a bed of fine material, then grains one on the other, higher ones on top. */
final class GroundPainter {

    private static final int MOST_GRAINS = 6000;
    private static final double COVERAGE = 1.9;

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
        paintBed();
        new GrainBed(view, buffer).pile(grains()).forEachVisible(this::paint);
    }

    private List<Grain> grains() {
        double reach = reach();
        double grainArea = Math.PI * kind.grain * kind.grain * 0.8;
        int stones = (int) Math.min(MOST_GRAINS, COVERAGE * 4 * reach * reach / grainArea);
        List<Grain> grains = new ArrayList<>();
        for (int i = 0; i < stones; i++) {
            grains.add(Grain.stone(kind, anywhere(reach), dice));
        }
        int straws = dice.chance(0.35) ? dice.whole(1, 6) : 0;
        for (int i = 0; i < straws; i++) {
            grains.add(Grain.straw(anywhere(reach), dice));
        }
        return grains;
    }

    private void paintBed() {
        Colour dark = kind.colours.get(0).times(0.45);
        double step = 1.5 / kind.grain;
        for (int pixel = 0; pixel < buffer.width * buffer.height; pixel++) {
            Vector place = view.ground(pixel % buffer.width + 0.5, pixel / buffer.width + 0.5);
            point.colour(dark);
            point.scale(0.6 + 0.8 * noise.at(place.x() * step, place.y() * step));
            point.gloss = kind.wet ? 0.3 : 0;
            buffer.paint(pixel, point);
            buffer.place(pixel, place.x(), place.y(), 0);
            buffer.face(pixel, 0, 0, 1);
        }
    }

    private void paint(int pixel, Grain grain, double p, double q) {
        double x = buffer.worldX[pixel];
        double y = buffer.worldY[pixel];
        double fine = noise.at(x * 3 + grain.turn() * 50, y * 3);
        double coarse = noise.at(x * 0.9 + grain.turn() * 20, y * 0.9);
        point.colour(grain.colour());
        point.scale(0.72 + 0.26 * fine + 0.3 * coarse);
        point.gloss = kind.wet ? 0.7 : 0.1;
        buffer.paint(pixel, point);
        double slope = 0.9 * Math.max(Math.abs(p), Math.abs(q));
        double cos = Math.cos(grain.turn());
        double sin = Math.sin(grain.turn());
        double roughX = (fine - 0.5) * kind.roughness;
        double roughY = (coarse - 0.5) * kind.roughness;
        buffer.face(pixel, (p * cos - q * sin) * slope + roughX, (p * sin + q * cos) * slope + roughY, 0.8);
    }

    private Vector anywhere(double reach) {
        return new Vector(dice.between(-reach, reach), dice.between(-reach, reach), 0);
    }

    private double reach() {
        double reach = 0;
        for (int corner = 0; corner < 4; corner++) {
            Vector place = view.ground(corner % 2 * buffer.width, corner / 2 * buffer.height);
            reach = Math.max(reach, Math.max(Math.abs(place.x()), Math.abs(place.y())));
        }
        return reach;
    }
}
