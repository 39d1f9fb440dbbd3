package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Publishes photos as a sensor does: key = class, so that the order within a class is kept, every record acknowledged
 * by all replicas. Not for several threads.
 */
public final class ImagePublisher implements AutoCloseable {
    private final Producer<byte[], LabelledImage> producer;
    private final String topic;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** Opens a producer of its own on the connection. */
    public ImagePublisher(Connection connection) {
        this(
                connection.producer(connection.topics().images()),
                connection.topics().images());
    }

    ImagePublisher(Producer<byte[], LabelledImage> producer, Topic<byte[], LabelledImage> images) {
        this.producer = producer;
        this.topic = images.name();
    }

    /**
     * Sends a photo; returns before it is acknowledged, or waits while too many are under way.
     *
     * @throws CommandFailure when this or an earlier photo could not be sent
     */
    public void publish(LabelledImage image) {
        publish(image, () -> {});
    }

    /**
     * As above, and tells when it is acknowledged, from a thread of the producer.
     *
     * @throws CommandFailure when this or an earlier photo could not be sent
     */
    public void publish(LabelledImage image, Runnable whenAcknowledged) {
        requireNoFailure();
        String label = image.getLabel();
        byte @Nullable [] key = label == null ? null : label.getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, image), (metadata, error) -> {
            if (error == null) {
                acknowledged.incrementAndGet();
                whenAcknowledged.run();
            } else {
                failure.compareAndSet(null, error);
            }
        });
    }

    /** Number of photos that the cluster has acknowledged. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Waits until all photos are acknowledged.
     *
     * @throws CommandFailure when one of them was not
     */
    public void flush() {
        producer.flush();
        requireNoFailure();
    }

    /** Gives up what is not acknowledged within a time; may be called while another thread publishes. */
    public void closeWithin(Duration limit) {
        producer.close(limit);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void requireNoFailure() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new CommandFailure(
                    "a photo could not be published after " + acknowledged.get() + " others (" + cause.getMessage()
                            + "); run the same command again: what is there already is recognised.",
                    cause);
        }
    }
}
