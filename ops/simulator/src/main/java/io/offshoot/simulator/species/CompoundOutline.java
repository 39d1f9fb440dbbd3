package io.offshoot.simulator.species;

import java.util.ArrayList;
import java.util.List;

/** A leaf divided into leaflets: in pairs along a rachis (pinnate), or spread from one point (clover, lupin). */
final class CompoundOutline implements LeafOutline {

    private static final double RACHIS = 0.012;

    private final List<Leaflet> leaflets;
    private final double rachisEnd;
    private final double halfWidth;

    private CompoundOutline(List<Leaflet> leaflets, double rachisEnd) {
        this.leaflets = leaflets;
        this.rachisEnd = rachisEnd;
        halfWidth = leaflets.stream().mapToDouble(Leaflet::reach).max().orElse(0.1);
    }

    /** Pairs of leaflets along the rachis and one at its end, narrow enough not to meet. */
    static CompoundOutline pinnate(int pairs, double length, double fullness) {
        List<Leaflet> leaflets = new ArrayList<>();
        double start = 0.12;
        double end = 1 - length * 0.95;
        double gap = (end - start) / pairs;
        SimpleOutline leaflet = new SimpleOutline(new WidthProfile(0.5 * fullness * gap / length, 0.45, 1));
        for (int pair = 0; pair < pairs; pair++) {
            double share = (pair + 0.5) / pairs;
            double size = length * (0.6 + 0.4 * Math.sin(Math.PI * (0.15 + 0.75 * share)));
            leaflets.add(new Leaflet(leaflet, start + gap * (pair + 0.5), size, Math.toRadians(72 - 22 * share)));
        }
        leaflets.add(new Leaflet(leaflet, end, length * 0.95, 0));
        return new CompoundOutline(leaflets, end);
    }

    /** Leaflets from one point: 3 as in clover, 5 or 7 as in lupin. */
    static CompoundOutline digitate(SimpleOutline leaflet, int count, double spread) {
        List<Leaflet> leaflets = new ArrayList<>();
        double origin = 0.42;
        int pairs = count / 2;
        for (int i = 0; i <= pairs; i++) {
            double angle = spread * i / pairs;
            leaflets.add(new Leaflet(leaflet, origin, 0.58 * (1 - 0.06 * i), angle));
        }
        return new CompoundOutline(leaflets, origin);
    }

    @Override
    public double depth(double x, double y) {
        double aside = Math.abs(y);
        double deepest = x > 0 && x < rachisEnd && aside < RACHIS ? 0.5 : -1;
        for (Leaflet leaflet : leaflets) {
            deepest = Math.max(deepest, leaflet.depth(x, aside));
        }
        return deepest;
    }

    @Override
    public double vein(double x, double y) {
        double aside = Math.abs(y);
        for (Leaflet leaflet : leaflets) {
            if (leaflet.depth(x, aside) > 0) {
                return leaflet.vein(x, aside);
            }
        }
        return 1;
    }

    @Override
    public double halfWidth() {
        return halfWidth;
    }
}
