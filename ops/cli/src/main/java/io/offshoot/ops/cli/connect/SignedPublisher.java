package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Publishes what people decide, with the name of the user who did. */
public final class SignedPublisher {
    /** Header of a record: who published it. */
    public static final String BY = "by";

    private final Connection connection;

    /** Publishes to a running service. */
    public SignedPublisher(Connection connection) {
        this.connection = connection;
    }

    /** Who published a record: the name of the operating system's user who ran the command, ? when it was none of these. */
    public static String by(Headers headers) {
        Header by = headers.lastHeader(BY);
        return by == null ? "?" : new String(by.value(), StandardCharsets.UTF_8);
    }

    /**
     * Publishes a record and waits until the brokers have it.
     *
     * @param value null takes back what the key has
     * @throws CommandFailure when they do not take it
     */
    public <V> void publish(Topic<String, V> topic, String key, @Nullable V value) {
        ProducerRecord<String, V> change = new ProducerRecord<>(topic.name(), key, value);
        change.headers().add(BY, System.getProperty("user.name", "?").getBytes(StandardCharsets.UTF_8));
        try (Producer<String, V> producer = connection.producer(topic)) {
            producer.send(change).get();
        } catch (ExecutionException e) {
            throw notPublished(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPublished(topic, e);
        }
    }

    private static CommandFailure notPublished(Topic<?, ?> topic, Exception cause) {
        return new CommandFailure(
                "nothing could be published to " + topic.name() + " (" + cause.getMessage()
                        + "); run the command again.",
                cause);
    }
}
