package io.offshoot.ops.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import java.nio.ByteBuffer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ImagePublisherTest {
    @Test
    void theKeyIsTheClass() {
        PublisherFixture published = new PublisherFixture();

        published.publisher().publish(image("wheat"));

        assertThat(published.keys()).containsExactly("wheat");
    }

    @Test
    void aPhotoWithoutALabelHasNoKey() {
        PublisherFixture published = new PublisherFixture();

        published.publisher().publish(image(null));

        assertThat(published.keys()).containsExactly("null");
    }

    @Test
    void countsWhatTheClusterAcknowledged() {
        PublisherFixture published = new PublisherFixture(false);
        ImagePublisher publisher = published.publisher();
        publisher.publish(image("wheat"));
        publisher.publish(image("wheat"));

        published.producer().completeNext();

        assertThat(publisher.acknowledged()).isEqualTo(1);
    }

    @Test
    void aPhotoThatCouldNotBeSentFailsTheRun() {
        PublisherFixture published = new PublisherFixture(false);
        ImagePublisher publisher = published.publisher();
        publisher.publish(image("wheat"));
        published.producer().errorNext(new KafkaException("disk full"));

        assertThatThrownBy(publisher::flush).isInstanceOf(CommandFailure.class).hasMessageContaining("disk full");
    }

    private static LabelledImage image(String label) {
        return LabelledImage.newBuilder()
                .setImageId("1")
                .setLabel(label)
                .setPayload(ByteBuffer.wrap(new byte[] {1}))
                .build();
    }
}
