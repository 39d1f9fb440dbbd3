package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;

/** The surface of a stem or petiole. */
record StemSkin(Colour colour) implements Skin {

    @Override
    public boolean covers(double s, double t) {
        return true;
    }

    @Override
    public void describe(double s, double t, SurfacePoint point) {
        point.colour(colour);
        point.gloss = 0.2;
        point.translucency = 0.1;
    }
}
