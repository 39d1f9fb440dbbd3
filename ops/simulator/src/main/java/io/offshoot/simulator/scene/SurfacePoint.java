package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;

/** What a skin says about one point of a surface; filled again for every point, since there are many. */
final class SurfacePoint {

    double red;
    double green;
    double blue;
    double gloss;
    double translucency;

    void colour(Colour colour) {
        red = colour.red();
        green = colour.green();
        blue = colour.blue();
    }

    void blend(Colour colour, double share) {
        red += (colour.red() - red) * share;
        green += (colour.green() - green) * share;
        blue += (colour.blue() - blue) * share;
    }

    void scale(double factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }
}
