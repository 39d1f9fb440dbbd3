package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;

/** One plant on its ground in its light, seen from one place: everything of a photo before the lens. */
public final class Scene {

    private final Plant plant;
    private final GroundKind ground;
    private final Daylight daylight;
    private final View.Pose pose;
    private final double framing;
    private final long groundSeed;

    /** The scene of a species and a photo seed, always the same. */
    public Scene(Species species, long photoSeed) {
        plant = PlantGrower.grow(species, Dice.of(photoSeed, "plant"));
        ground = GroundKind.draw(Dice.of(photoSeed, "ground"));
        daylight = Daylight.draw(Dice.of(photoSeed, "daylight"));
        Dice dice = Dice.of(photoSeed, "pose");
        double tilt = Math.toRadians(Math.abs(dice.normal(0, 16)));
        pose = new View.Pose(
                dice.between(0, 2 * Math.PI), Math.min(tilt, 0.7), dice.normal(0, 0.06), dice.normal(0, 0.06));
        framing = dice.between(0.85, 1.3);
        groundSeed = dice.nextLong();
    }

    /** Renders the scene at some size in pixels, each pixel being the mean of several. */
    public Shot render(int width, int height) {
        int factor = 2;
        View view = new View(width * factor, height * factor, plant.reach() * framing, pose);
        SurfaceBuffer buffer = new SurfaceBuffer(view.width(), view.height());
        new GroundPainter(view, buffer, ground, new Dice(groundSeed)).paint();
        new PlantPainter(view, buffer).paint(plant);
        Radiance light = new Lighting(daylight, plant, view).light(buffer).reduced(factor);
        return new Shot(light, coverage(buffer, factor), ground.word, plant.stage());
    }

    private static boolean[] coverage(SurfaceBuffer buffer, int factor) {
        int columns = buffer.width / factor;
        boolean[] plant = new boolean[columns * (buffer.height / factor)];
        for (int pixel = 0; pixel < plant.length; pixel++) {
            int hits = 0;
            for (int i = 0; i < factor * factor; i++) {
                int row = pixel / columns * factor + i / factor;
                hits += buffer.plant(row * buffer.width + pixel % columns * factor + i % factor) ? 1 : 0;
            }
            plant[pixel] = 2 * hits >= factor * factor;
        }
        return plant;
    }
}
