package io.offshoot.streams.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TestImages;
import io.offshoot.streams.TopologyHarness;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A photo as today's cameras make them: 12 megapixels, on its side, with an EXIF orientation. */
class FieldPhotoTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path stateDir;

    @Test
    void takesTwelveMegapixelsUprightWithinSecondsAndLittleMemory(TestReporter reporter) {
        byte[] photo = TestImages.withExifOrientation(TestImages.grainyJpeg(4000, 3000, 7), 6);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TopologyHarness topology = new TopologyHarness(stateDir)) {
            topology.publish(Photos.builder("first", TestImages.jpeg(1)).build());
            long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();

            topology.publish(Photos.builder("field", photo).build());

            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
            reporter.publishEntry("12 megapixels, %.1f MB: intake took %d ms and allocated %d MB"
                    .formatted((double) photo.length / MEGABYTE, time.toMillis(), allocated / MEGABYTE));
            assertThat(topology.real()).last().satisfies(record -> assertUpright(record.value()));
            assertThat(allocated).isLessThan(64L * MEGABYTE);
            assertThat(time).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void assertUpright(LabelledImage image) {
        assertThat(image.getImageId()).isEqualTo("field");
        assertThat(image.getWidth()).isEqualTo(3000);
        assertThat(image.getHeight()).isEqualTo(4000);
    }
}
