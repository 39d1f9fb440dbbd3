package io.offshoot.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import io.offshoot.simulator.species.Species;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ExifTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void namesTheCamera() throws Exception {
        ExifIFD0Directory camera = read().getFirstDirectoryOfType(ExifIFD0Directory.class);

        assertThat(camera.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Offshoot");
        assertThat(camera.getString(ExifIFD0Directory.TAG_MODEL)).isEqualTo("Field camera simulator");
    }

    @Test
    void saysWhenThePhotoWasTaken() throws Exception {
        ExifSubIFDDirectory exposure = read().getFirstDirectoryOfType(ExifSubIFDDirectory.class);

        assertThat(exposure.getDateOriginal(TimeZone.getTimeZone("UTC"))).isEqualTo(NOON);
    }

    @Test
    void saysHowThePhotoWasExposed() throws Exception {
        ExifSubIFDDirectory exposure = read().getFirstDirectoryOfType(ExifSubIFDDirectory.class);

        assertThat(exposure.getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_TIME)).isBetween(1 / 500.0, 1 / 20.0);
        assertThat(exposure.getInt(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT)).isBetween(100, 400);
    }

    private static Metadata read() throws Exception {
        byte[] jpeg = new Camera(48, 48).take(Species.of(1), 1, NOON).jpeg();
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
    }
}
