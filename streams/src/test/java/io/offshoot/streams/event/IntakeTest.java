package io.offshoot.streams.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.streams.Photos;
import io.offshoot.streams.TestImages;
import io.offshoot.streams.TopologyHarness;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeTest {
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
    void publishesAnAcceptedPhotoUnderItsImageId() {
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.real()).extracting(TestRecord::key).containsExactly("wheat-1");
    }

    @Test
    void fillsInWhatItFindsOut() {
        topology.publish(Photos.builder("leaf", TestImages.png(40, 30)).build());
        LabelledImage real = topology.real().get(0).value();
        assertThat(real.getSha256()).hasSize(64);
        assertThat(real.getContentType()).isEqualTo("image/png");
        assertThat(List.of(real.getWidth(), real.getHeight())).containsExactly(40, 30);
    }

    @Test
    void normalisesTheLabel() {
        topology.publish(Photos.train("  red   maple ", 1));
        assertThat(topology.real().get(0).value().getLabel()).isEqualTo("red maple");
    }

    @Test
    void acceptsAMaskOfThePhotosSize() {
        topology.publish(Photos.builder("leaf", TestImages.jpeg(1))
                .setMask(ByteBuffer.wrap(TestImages.png(64, 48)))
                .build());
        assertThat(topology.real().get(0).value().getMask()).isNotNull();
    }

    @Test
    void leavesNoReceiptInTheHeadersOfAnAcceptedPhoto() {
        topology.publish(Photos.train("wheat", 1));
        assertThat(topology.real().get(0).headers().toArray()).isEmpty();
    }

    @Test
    void dropsAPhotoThatTheClassHas() {
        LabelledImage again = LabelledImage.newBuilder(Photos.train("wheat", 1))
                .setImageId("other-id")
                .build();
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat", 1), again);
        assertThat(topology.real()).hasSize(1);
        assertThat(topology.count("offshoot.photos.duplicates")).isEqualTo(2);
    }

    @Test
    void takesTheSamePhotoInAnotherClass() {
        topology.publish(Photos.train("wheat", 1), Photos.train("rye", 1));
        assertThat(topology.real()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Split.class,
            names = {"VALIDATION", "TEST"})
    void neitherLearnsFromNorEditsAHeldOutPhoto(Split split) {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.photo("wheat", 1, split));
        topology.advance(TopologyHarness.LINGER.multipliedBy(2));
        assertThat(topology.real()).hasSize(1);
        assertThat(topology.conceptRequests()).isEmpty();
        assertThat(topology.edited()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Split.class,
            names = {"VALIDATION", "TEST"})
    void rejectsATrainingCopyOfAHeldOutPhoto(Split split) {
        topology.publishConcept("wheat", Photos.concept("wheat", 1));
        topology.publish(Photos.photo("wheat", 1, split), Photos.train("wheat", 1));
        assertThat(topology.real())
                .extracting(record -> record.value().getSplit())
                .containsExactly(split);
        assertThat(topology.rejectReasons()).containsExactly("copy-across-hold-out");
        assertThat(topology.edited()).isEmpty();
    }

    @Test
    void rejectsAHeldOutCopyOfATrainingPhoto() {
        topology.publish(Photos.train("wheat", 1), Photos.photo("wheat", 1, Split.TEST));
        assertThat(topology.real())
                .extracting(record -> record.value().getSplit())
                .containsExactly(Split.TRAIN);
        assertThat(topology.rejectReasons()).containsExactly("copy-across-hold-out");
    }

    @Test
    void keepsKeyBytesAndOriginOfWhatAClassRejects() {
        LabelledImage copy = Photos.train("wheat", 1);
        byte[] received = topology.topics.images().valueSerde().serializer().serialize("", copy);
        topology.publish(Photos.photo("wheat", 1, Split.TEST));
        topology.publishBytes(new byte[] {4, 2}, received);
        TestRecord<byte[], byte[]> reject = topology.rejects().get(0);
        assertThat(reject.key()).containsExactly(4, 2);
        assertThat(reject.value()).isEqualTo(received);
        assertThat(DeadLetter.from(reject.headers()).origin().topic()).isEqualTo("offshoot.images");
    }

    @Test
    void countsAcceptedPhotosBySplit() {
        topology.publish(Photos.train("wheat", 1), Photos.train("wheat", 2), Photos.photo("wheat", 3, Split.TEST));
        assertThat(topology.count("offshoot.photos.accepted", "split", "train")).isEqualTo(2);
        assertThat(topology.count("offshoot.photos.accepted", "split", "test")).isEqualTo(1);
    }
}
