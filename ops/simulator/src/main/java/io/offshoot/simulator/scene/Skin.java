package io.offshoot.simulator.scene;

/** The surface of a mesh, over its two coordinates. */
interface Skin {

    /** Whether there is any surface at a point of the mesh. */
    boolean covers(double s, double t);

    /** Says colour and finish at a point that is covered. */
    void describe(double s, double t, SurfacePoint point);
}
