package io.offshoot.ops.cli.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.Split;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoRecordsTest {
    private final PhotoRecords records = new PhotoRecords(Split.TRAIN, "camera 7");

    @TempDir
    Path folder;

    @Test
    void carriesTheBytesAsTheyAre() throws IOException {
        LabelledImage image = records.read(photo("wheat", "a.jpg", "not even a photo"));

        assertThat(image.getPayload()).isEqualTo(ByteBuffer.wrap("not even a photo".getBytes(UTF_8)));
        assertThat(image.getLabel()).isEqualTo("wheat");
        assertThat(image.getSource()).isEqualTo("camera 7");
        assertThat(image.getSplit()).isEqualTo(Split.TRAIN);
    }

    @Test
    void theIdComesFromClassNameAndContent() throws IOException {
        LabelledImage image = records.read(photo("wheat", "day.1/a.jpg", "abc"));

        assertThat(image.getImageId()).isEqualTo("wheat/day.1/a-ba7816bf8f01");
        assertThat(image.getSha256()).startsWith("ba7816bf8f01").hasSize(64);
    }

    @Test
    void aNameWithoutAnEndingStaysWhole() throws IOException {
        LabelledImage image = records.read(photo("wheat", "day.1/photo", "abc"));

        assertThat(image.getImageId()).isEqualTo("wheat/day.1/photo-ba7816bf8f01");
    }

    @Test
    void aPhotoWithoutALabelStaysWithoutOne() throws IOException {
        LabelledImage image = records.read(photo(null, "a.jpg", "abc"));

        assertThat(image.getLabel()).isNull();
        assertThat(image.getImageId()).isEqualTo("a-ba7816bf8f01");
    }

    @Test
    void aReferenceNamesTheFileItselfAndItsHash() throws IOException {
        PhotoFile photo = photo("wheat", "a.jpg", "abc");

        LabelledImage image = byReference(null).read(photo);

        assertThat(image.getPayload()).isInstanceOfSatisfying(PayloadReference.class, reference -> {
            assertThat(URI.create(reference.getUri()))
                    .isEqualTo(folder.resolve("file").toUri());
            assertThat(reference.getSha256()).startsWith("ba7816bf8f01").isEqualTo(image.getSha256());
            assertThat(reference.getLength()).isEqualTo(3);
        });
    }

    @Test
    void aReferenceBelowABaseNamesClassAndFile() throws IOException {
        PhotoFile photo = photo("winter wheat", "day 1/a.jpg", "abc");

        LabelledImage image = byReference(URI.create("s3://bucket/photos")).read(photo);

        assertThat(((PayloadReference) image.getPayload()).getUri())
                .isEqualTo("s3://bucket/photos/winter%20wheat/day%201/a.jpg");
    }

    private static PhotoRecords byReference(@Nullable URI base) {
        return new PhotoRecords(Split.TRAIN, "camera 7", new PhotoAddresses(base));
    }

    private PhotoFile photo(String label, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), content);
        return new PhotoFile(label, name, file, null);
    }
}
