package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.NewestRecords;
import io.offshoot.ops.cli.service.ModelFolderOptions;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a policy. */
@Command(
        name = "set",
        description = {
            "Changes the policy of a class and publishes it; it holds for photos that are planned from then on.",
            "What is left out stays as it is. A class's first policy takes the rest from the policy of all classes,"
                    + " and the first of all from what suits the model."
        })
final class PolicySetCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "CLASS",
            description = "A class, or '*' for all that have no policy of their own.")
    private String label;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Settings as get shows them, for example edits-per-image=20, strengths=0.25,0.5,"
                    + " unet=no-wheat, mode=real-guidance, compose=sequential, paused=true.")
    private Map<String, String> settings;

    @Mixin
    private ModelFolderOptions modelOptions;

    @Mixin
    private ConnectionOptions connectionOptions;

    PolicySetCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        PolicyChange change = Usage.check(spec, () -> new PolicyChange(label, settings));
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            Topic<String, AugmentationPolicy> topic = connection.topics().policies();
            connection.require(List.of(Right.write(topic)));
            Map<String, AugmentationPolicy> published = NewestRecords.read(connection, topic);
            AugmentationPolicy policy =
                    Usage.check(spec, () -> change.of(published, () -> ModelPolicy.of(modelOptions.folder())));
            publish(connection, topic, change.label(), policy);
            context.out().printf("Policy %d of %s is published.%n", policy.getVersion(), change.label());
        }
        return 0;
    }

    private static void publish(
            Connection connection, Topic<String, AugmentationPolicy> topic, String key, AugmentationPolicy policy) {
        try (Producer<String, AugmentationPolicy> producer = connection.producer(topic)) {
            producer.send(new ProducerRecord<>(topic.name(), key, policy)).get();
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
