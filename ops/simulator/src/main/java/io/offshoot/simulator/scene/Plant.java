package io.offshoot.simulator.scene;

import java.util.List;

/**
 * A grown seedling, standing at the origin.
 *
 * @param parts its leaves and stalks
 * @param reach largest distance of a part from the origin over the ground, in millimetres
 * @param stage growth stage as a caption says it
 */
record Plant(List<Mesh> parts, double reach, String stage) {

    static Plant of(List<Mesh> parts, String stage) {
        double reach = parts.stream()
                .flatMap(mesh -> List.of(mesh.points).stream())
                .mapToDouble(point -> Math.hypot(point.x(), point.y()))
                .max()
                .orElse(1);
        return new Plant(List.copyOf(parts), reach, stage);
    }
}
