package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;

/** The rectangle of ground that a view shows, in millimetres to the right of the origin and away from the camera. */
record Extent(double left, double right, double near, double far) {

    static Extent of(View view) {
        Vector topLeft = view.ground(0, 0);
        Vector topRight = view.ground(view.width(), 0);
        Vector bottom = view.ground(0, view.height());
        return new Extent(view.right(topLeft), view.right(topRight), view.away(bottom), view.away(topLeft));
    }

    double area() {
        return (right - left) * (far - near);
    }

    /** Some point of the rectangle. */
    Vector anywhere(View view, Dice dice) {
        return view.upright(dice.between(left, right), dice.between(near, far));
    }
}
