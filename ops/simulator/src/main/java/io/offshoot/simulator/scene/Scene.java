package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.util.List;

/** One plant, or a few, on its ground in its light, seen from one place: everything of a photo before the lens. */
public final class Scene {

    /** Cells of the sensor along each side of a pixel, averaged. */
    private static final int CELLS = 2;

    private final Plant plant;
    private final Approach approach;
    private final GroundKind ground;
    private final Daylight daylight;
    private final Approach.Framing framing;
    private final long photoSeed;

    /** The scene of a species and a photo seed, always the same. */
    public Scene(Species species, Approach approach, long photoSeed) {
        this(approach.grow(species, Dice.of(photoSeed, "plant")), approach, photoSeed);
    }

    private Scene(Plant plant, Approach approach, long photoSeed) {
        this.plant = plant;
        this.approach = approach;
        ground = approach.ground(Dice.of(photoSeed, "ground"));
        daylight = Daylight.draw(Dice.of(photoSeed, "daylight"));
        framing = approach.framing(Dice.of(photoSeed, "framing"));
        this.photoSeed = photoSeed;
    }

    /** The same ground in the same light from the same place, bare. */
    Scene withoutPlant() {
        return new Scene(new Plant(List.of(), plant.reach(), plant.stage()), approach, photoSeed);
    }

    /** Renders the scene at some size in pixels, each pixel being the mean of several. */
    public Shot render(int width, int height) {
        View view = new View(width * CELLS, height * CELLS, plant.reach() * framing.margin(), framing.pose());
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
