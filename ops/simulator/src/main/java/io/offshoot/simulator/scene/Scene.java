package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.util.List;

/** One plant on its ground in its light, seen from one place: everything of a photo before the lens. */
public final class Scene {

    /** Cells of the sensor along each side of a pixel, averaged. */
    private static final int CELLS = 2;

    private final Plant plant;
    private final GroundKind ground;
    private final Daylight daylight;
    private final Framing framing;
    private final long photoSeed;

    /** How the camera is held and how much ground it shows beside the plant. */
    private record Framing(View.Pose pose, double margin) {

        static Framing draw(Dice dice) {
            double tilt = Math.min(0.7, Math.toRadians(Math.abs(dice.normal(0, 16))));
            double turn = dice.between(0, 2 * Math.PI);
            View.Pose pose = new View.Pose(turn, tilt, dice.normal(0, 0.06), dice.normal(0, 0.06));
            return new Framing(pose, dice.between(0.85, 1.3));
        }
    }

    /** The scene of a species and a photo seed, always the same. */
    public Scene(Species species, long photoSeed) {
        this(PlantGrower.grow(species, Dice.of(photoSeed, "plant")), photoSeed);
    }

    private Scene(Plant plant, long photoSeed) {
        this.plant = plant;
        ground = GroundKind.draw(Dice.of(photoSeed, "ground"));
        daylight = Daylight.draw(Dice.of(photoSeed, "daylight"));
        framing = Framing.draw(Dice.of(photoSeed, "framing"));
        this.photoSeed = photoSeed;
    }

    /** The same ground in the same light from the same place, bare. */
    Scene withoutPlant() {
        return new Scene(new Plant(List.of(), plant.reach(), plant.stage()), photoSeed);
    }

    /** Renders the scene at some size in pixels, each pixel being the mean of several. */
    public Shot render(int width, int height) {
        View view = new View(width * CELLS, height * CELLS, plant.reach() * framing.margin, framing.pose);
        SurfaceBuffer buffer = new SurfaceBuffer(view.width(), view.height());
        new GroundPainter(view, buffer, ground, Dice.of(photoSeed, "grains")).paint();
        new PlantPainter(view, buffer).paint(plant);
        Radiance light = new Lighting(daylight, plant, view).light(buffer).reduced(CELLS);
        return new Shot(light, plantShare(buffer), ground.word, plant.stage());
    }

    private static float[] plantShare(SurfaceBuffer buffer) {
        int columns = buffer.width / CELLS;
        float[] share = new float[columns * (buffer.height / CELLS)];
        for (int cell = 0; cell < buffer.width * buffer.height; cell++) {
            if (buffer.plant(cell)) {
                int row = cell / buffer.width / CELLS;
                share[row * columns + cell % buffer.width / CELLS] += 1f / (CELLS * CELLS);
            }
        }
        return share;
    }
}
