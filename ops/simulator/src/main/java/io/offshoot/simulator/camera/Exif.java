package io.offshoot.simulator.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.imaging.common.RationalNumber;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputDirectory;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/** The EXIF header of a photo: camera, time in UTC, exposure. */
record Exif(Instant capturedAt, Lens lens, Sensor sensor) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    byte[] addTo(byte[] jpeg) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(jpeg.length + 512);
        try {
            new ExifRewriter().updateExifMetadataLossless(jpeg, bytes, tags());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write EXIF in memory", e);
        }
        return bytes.toByteArray();
    }

    private TiffOutputSet tags() throws IOException {
        TiffOutputSet tags = new TiffOutputSet();
        TiffOutputDirectory camera = tags.getOrCreateRootDirectory();
        camera.add(TiffTagConstants.TIFF_TAG_MAKE, "Offshoot");
        camera.add(TiffTagConstants.TIFF_TAG_MODEL, "Field camera simulator");
        camera.add(TiffTagConstants.TIFF_TAG_DATE_TIME, TIME.format(capturedAt));
        TiffOutputDirectory exposure = tags.getOrCreateExifDirectory();
        exposure.add(ExifTagConstants.EXIF_TAG_DATE_TIME_ORIGINAL, TIME.format(capturedAt));
        exposure.add(ExifTagConstants.EXIF_TAG_EXPOSURE_TIME, RationalNumber.valueOf(lens.exposureSeconds()));
        exposure.add(ExifTagConstants.EXIF_TAG_FNUMBER, RationalNumber.valueOf(2.8));
        exposure.add(ExifTagConstants.EXIF_TAG_ISO, (short) sensor.iso());
        exposure.add(ExifTagConstants.EXIF_TAG_FOCAL_LENGTH, RationalNumber.valueOf(4.3));
        return tags;
    }
}
