package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes policies with the name of the user who changed them. */
final class PolicyPublisher {
    private final Connection connection;

    PolicyPublisher(Connection connection) {
        this.connection = connection;
    }

    /**
     * Publishes a policy and waits until the brokers have it.
     *
     * @param policy null takes the class's policy back
     * @throws CommandFailure when they do not take it
     */
    void publish(String label, @Nullable AugmentationPolicy policy) {
        Topic<String, AugmentationPolicy> topic = connection.topics().policies();
        ProducerRecord<String, AugmentationPolicy> change = new ProducerRecord<>(topic.name(), label, policy);
        change.headers()
                .add(PolicyHistory.BY, System.getProperty("user.name", "?").getBytes(StandardCharsets.UTF_8));
        try (Producer<String, AugmentationPolicy> producer = connection.producer(topic)) {
            producer.send(change).get();
        } catch (ExecutionException e) {
            throw notPublished(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPublished(e);
        }
    }

    private static CommandFailure notPublished(Exception cause) {
        return new CommandFailure(
                "the policy could not be published (" + cause.getMessage() + "); run the command again.", cause);
    }
}
