package io.offshoot.simulator.scene;

/** Lights the surfaces of a picture: sun with the plant's shadow, sky with its occlusion, highlights, light through leaves. */
final class Lighting {

    private final Daylight daylight;
    private final ShadowMap sunShadow;
    private final ShadowMap skyShadow;
    private final Vector halfway;
    private final double field;

    Lighting(Daylight daylight, Plant plant, View view) {
        this.daylight = daylight;
        field = view.field();
        sunShadow = new ShadowMap(daylight.towards(), 2 * field, 2 * Math.min(view.width(), 256));
        skyShadow = new ShadowMap(new Vector(0, 0, 1), 2 * field, Math.min(view.width(), 256));
        sunShadow.cast(plant);
        skyShadow.cast(plant);
        halfway = daylight.towards().plus(view.toCamera(), 1).unit();
    }

    Radiance light(SurfaceBuffer buffer) {
        Radiance radiance = new Radiance(buffer.width, buffer.height);
        for (int pixel = 0; pixel < buffer.width * buffer.height; pixel++) {
            light(buffer, pixel, radiance);
        }
        return radiance;
    }

    private void light(SurfaceBuffer buffer, int pixel, Radiance radiance) {
        double x = buffer.worldX[pixel];
        double y = buffer.worldY[pixel];
        double z = buffer.plant(pixel) ? buffer.worldZ[pixel] : 0;
        double open = 1 - sunShadow.stopped(x, y, z, daylight.haze() * field);
        double sky = (1 - 0.55 * skyShadow.stopped(x, y, z, 0.08 * field)) * (0.7 + 0.3 * buffer.normalZ[pixel]);
        double facing = facing(buffer, pixel, daylight.towards());
        double glow = buffer.translucency[pixel];
        double sun = open * (facing >= 0 ? facing : -facing * glow) + glow * 0.25 * open;
        double shine = open * buffer.gloss[pixel] * highlight(facing(buffer, pixel, halfway));
        radiance.red[pixel] = (float) lit(
                buffer.red[pixel],
                sun,
                sky,
                shine,
                daylight.sun().red(),
                daylight.sky().red());
        radiance.green[pixel] = (float) lit(
                buffer.green[pixel],
                sun,
                sky,
                shine,
                daylight.sun().green(),
                daylight.sky().green());
        radiance.blue[pixel] = (float) lit(
                buffer.blue[pixel],
                sun,
                sky,
                shine,
                daylight.sun().blue(),
                daylight.sky().blue());
    }

    private static double lit(double albedo, double sun, double sky, double shine, double sunlight, double skylight) {
        return albedo * (sun * sunlight + sky * skylight) + 0.35 * shine * sunlight;
    }

    private static double highlight(double cosine) {
        double square = cosine * cosine;
        double fourth = square * square;
        double eighth = fourth * fourth;
        return cosine <= 0 ? 0 : eighth * eighth;
    }

    private static double facing(SurfaceBuffer buffer, int pixel, Vector direction) {
        return buffer.normalX[pixel] * direction.x()
                + buffer.normalY[pixel] * direction.y()
                + buffer.normalZ[pixel] * direction.z();
    }
}
