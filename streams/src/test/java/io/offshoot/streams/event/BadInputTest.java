package io.offshoot.streams.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.Disposition;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TestImages;
import io.offshoot.streams.TopologyHarness;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad record becomes a dead letter that says why, and the stream goes on. */
class BadInputTest {
    private static final byte[] JPEG = TestImages.jpeg(1);

    @TempDir
    Path stateDir;

    private TopologyHarness topology;

    @BeforeEach
    void start() {
        topology = new TopologyHarness(stateDir);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void rejectsTextNamedJpg() {
        rejects(Photos.builder("leaf.jpg", "no picture at all".getBytes(UTF_8)), "not-an-image");
    }

    @Test
    void rejectsATruncatedJpeg() {
        rejects(Photos.builder("leaf", TestImages.truncated(JPEG)), "truncated-image");
    }

    @Test
    void rejectsAHugePngOfAHundredKilobytes() {
        rejects(Photos.builder("leaf", TestImages.blackPng(30_000, 30_000)), "image-too-large");
    }

    @Test
    void rejectsAnEmptyFile() {
        rejects(Photos.builder("leaf", new byte[0]), "empty-payload");
    }

    @Test
    void rejectsAPhotoWithoutALabel() {
        rejects(Photos.builder("leaf", JPEG).setLabel(null), "no-label");
    }

    @ParameterizedTest
    @CsvSource({"' '", "'whe\u0001at'", "'*'"})
    void rejectsABadLabel(String label) {
        rejects(Photos.builder("leaf", JPEG).setLabel(label), "bad-label");
    }

    @Test
    void rejectsABlankImageId() {
        rejects(Photos.builder(" ", JPEG), "no-image-id");
    }

    @Test
    void rejectsASplitItDoesNotKnow() {
        rejects(Photos.builder("leaf", JPEG).setSplit(Split.UNKNOWN), "unknown-split");
    }

    @Test
    void rejectsAnImageThatWasMadeByTheService() {
        Provenance provenance = Provenance.newBuilder()
                .setSourceImageId("leaf")
                .setSourceSha256("00")
                .setEditIndex(0)
                .setEditCount(1)
                .setStrength(0.5)
                .setGuidanceScale(7.5)
                .setNumInferenceSteps(50)
                .setSeed(1)
                .setPrompt("a photo of a <wheat>")
                .setConceptVersion(1)
                .build();
        rejects(Photos.builder("leaf", JPEG).setProvenance(provenance), "synthetic-input");
    }

    @Test
    void rejectsAPhotoByReference() {
        PayloadReference reference = PayloadReference.newBuilder()
                .setUri("file:///etc/leaf.jpg")
                .setSha256("00")
                .build();
        rejects(Photos.builder("leaf", JPEG).setPayload(reference), "payload-by-reference");
    }

    @Test
    void rejectsBytesThatAreNotThoseOfTheGivenHash() {
        rejects(Photos.builder("leaf", JPEG).setSha256("ab".repeat(32)), "sha256-mismatch");
    }

    @Test
    void rejectsAMaskOfAnotherSize() {
        rejects(Photos.builder("leaf", JPEG).setMask(ByteBuffer.wrap(TestImages.png(64, 47))), "bad-mask");
    }

    @Test
    void rejectsAMaskThatIsNoPng() {
        rejects(Photos.builder("leaf", JPEG).setMask(ByteBuffer.wrap(JPEG)), "bad-mask");
    }

    @Test
    void rejectsAnUnknownSchemaId() {
        rejectsBytes(new byte[] {0, 0, 0, 99, 99, 1, 2, 3}, "unknown-schema-id");
    }

    @Test
    void rejectsBytesThatAreNoAvro() {
        rejectsBytes("{\"label\": \"wheat\"}".getBytes(UTF_8), "bad-magic-byte");
    }

    @Test
    void rejectsATombstone() {
        topology.publishBytes(new byte[] {1}, null);
        assertThat(topology.rejectReasons()).containsExactly("no-value");
    }

    @Test
    void keepsKeyBytesAndOriginOfWhatItRejects() {
        byte[] key = {1, 2};
        byte[] value = "not avro".getBytes(UTF_8);
        topology.publishBytes(new byte[0], "earlier".getBytes(UTF_8));
        topology.publishBytes(key, value);
        TestRecord<byte[], byte[]> reject = topology.rejects().get(1);
        assertThat(reject.key()).isEqualTo(key);
        assertThat(reject.value()).isEqualTo(value);
        assertThat(DeadLetter.from(reject.headers())).satisfies(letter -> {
            assertThat(letter.disposition()).isEqualTo(Disposition.REJECTED);
            assertThat(letter.origin().topic()).isEqualTo("offshoot.images");
            assertThat(letter.origin().offset()).isEqualTo(1);
        });
    }

    @Test
    void failsTheTaskAndRejectsNothingWhenTheRegistryIsAway(@TempDir Path otherDir) {
        try (TopologyHarness away = new TopologyHarness(otherDir, TopologyHarness.topics("http://127.0.0.1:1"))) {
            byte[] bySchemaOne = {0, 0, 0, 0, 1, 2, 3};
            assertThatThrownBy(() -> away.publishBytes(new byte[0], bySchemaOne))
                    .hasRootCauseInstanceOf(ConnectException.class)
                    .hasStackTraceContaining("RegistryUnreachableException");
            assertThat(away.rejects()).isEmpty();
        }
    }

    @Test
    void goesOnAfterABadRecord() {
        topology.publishBytes(new byte[0], new byte[0]);
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.real()).hasSize(1);
    }

    private void rejects(LabelledImage.Builder photo, String reason) {
        rejectsBytes(
                topology.topics
                        .images()
                        .valueSerde()
                        .serializer()
                        .serialize(topology.topics.images().name(), photo.build()),
                reason);
    }

    private void rejectsBytes(byte[] value, String reason) {
        topology.publishBytes(new byte[] {1}, value);
        assertThat(topology.real()).isEmpty();
        assertThat(topology.rejects()).singleElement().satisfies(record -> {
            DeadLetter letter = DeadLetter.from(record.headers());
            assertThat(Map.of(letter.reason(), letter.sentence()))
                    .hasEntrySatisfying(
                            reason, sentence -> assertThat(sentence).matches("[A-Z].*[;.] ?.*(S|s)end .*\\.|.*;.*\\."));
        });
        assertThat(topology.count("offshoot.photos.rejected", "reason", reason)).isEqualTo(1);
    }
}
