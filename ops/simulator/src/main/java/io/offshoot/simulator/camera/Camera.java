package io.offshoot.simulator.camera;

import io.offshoot.simulator.scene.Approach;
import io.offshoot.simulator.scene.Scene;
import io.offshoot.simulator.scene.Shot;
import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.awt.image.BufferedImage;
import java.time.Instant;

/** The camera: a scene through a lens on a sensor into a JPEG of width x height pixels. */
public record Camera(int width, int height) {

    /** Takes a picture of one whole plant of a species; the same seed and instant give the same bytes. */
    public Snapshot take(Species species, long photoSeed, Instant capturedAt) {
        return take(species, Approach.WHOLE_PLANT, photoSeed, capturedAt);
    }

    /** Takes a picture of one plant of a species from near or far; the same arguments give the same bytes. */
    public Snapshot take(Species species, Approach approach, long photoSeed, Instant capturedAt) {
        Shot shot = new Scene(species, approach, photoSeed).render(width, height);
        Lens lens = Lens.draw(Dice.of(photoSeed, "lens"));
        Sensor sensor = Sensor.draw(Dice.of(photoSeed, "sensor"));
        BufferedImage image = sensor.develop(lens.take(shot.light()));
        double quality = Dice.of(photoSeed, "jpeg").between(0.86, 0.95);
        byte[] jpeg = new Exif(capturedAt, lens, sensor).addTo(JpegPicture.encode(image, quality));
        return new Snapshot(jpeg, MaskPicture.encode(shot.plantShare(), width), shot.ground(), shot.stage());
    }
}
