package io.offshoot.simulator.camera;

import io.offshoot.simulator.scene.Scene;
import io.offshoot.simulator.scene.Shot;
import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.awt.image.BufferedImage;

/** The camera: a scene through a lens on a sensor into a JPEG. */
public record Camera(int width, int height) {

    /** Takes a picture of one plant of a species; the same seed gives the same bytes. */
    public Snapshot take(Species species, long photoSeed) {
        Shot shot = new Scene(species, photoSeed).render(width, height);
        Lens lens = Lens.draw(Dice.of(photoSeed, "lens"));
        Sensor sensor = Sensor.draw(Dice.of(photoSeed, "sensor"));
        BufferedImage image = sensor.develop(lens.take(shot.light()));
        byte[] jpeg = JpegPicture.encode(image, Dice.of(photoSeed, "jpeg").between(0.86, 0.95));
        return new Snapshot(jpeg, MaskPicture.encode(shot.plant(), width), shot.ground(), shot.stage());
    }
}
