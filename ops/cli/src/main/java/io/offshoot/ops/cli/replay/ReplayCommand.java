package io.offshoot.ops.cli.replay;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts chosen dead letters back on the topics they come from. */
@Command(
        name = "replay",
        description = {
            "Puts chosen dead letters back on the topic each comes from, with the same key, bytes and headers, so that"
                    + " their ids and everything random in their edits stay as they were.",
            "All of them go back in one transaction, or none. They stay in the topic of the dead letters, too."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FilterOptions filterOptions;

    @Option(names = "--dry-run", description = "Only show what would be replayed.")
    private boolean dryRun;

    @Mixin
    private ConnectionOptions connectionOptions;

    ReplayCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        DeadLetterFilter filter = Usage.check(spec, filterOptions::filter);
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(needed(connection.topics()));
            List<FoundLetter> chosen = chosen(connection, filter);
            chosen.forEach(this::print);
            if (dryRun || chosen.isEmpty()) {
                context.out().printf("%d dead letters chosen, none replayed.%n", chosen.size());
            } else {
                send(connection, chosen);
                context.out().printf("%d dead letters replayed.%n", chosen.size());
            }
        }
        return 0;
    }

    private List<Right> needed(Topics topics) {
        List<Right> needed = new ArrayList<>();
        filterOptions.topics().forEach(topic -> needed.add(Right.ofTopic(AclOperation.READ, topic.name(topics))));
        if (!dryRun) {
            new Origins(topics).names().forEach(name -> needed.add(Right.ofTopic(AclOperation.WRITE, name)));
        }
        return needed;
    }

    private List<FoundLetter> chosen(Connection connection, DeadLetterFilter filter) {
        Origins origins = new Origins(connection.topics());
        List<FoundLetter> chosen = new ArrayList<>();
        List<String> topics = filterOptions.topics().stream()
                .map(topic -> topic.name(connection.topics()))
                .toList();
        try (Consumer<byte[], byte[]> consumer =
                connection.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new DeadLetterReader(consumer).read(topics, letter -> {
                if (filter.takes(letter, origins::labelOf)) {
                    addKnown(letter, origins, chosen);
                }
            });
        }
        return chosen;
    }

    private void addKnown(FoundLetter letter, Origins origins, List<FoundLetter> chosen) {
        if (origins.know(letter)) {
            chosen.add(letter);
        } else {
            context.terminal()
                    .line("%s is left out: it comes from \"%s\", which is no topic of this service."
                            .formatted(letter.place(), letter.why().origin().topic()));
        }
    }

    private static void send(Connection connection, List<FoundLetter> chosen) {
        try (LetterSender sender = new LetterSender(connection.transactionalProducer("replay"))) {
            chosen.forEach(sender::send);
            sender.commit();
        }
    }

    private void print(FoundLetter letter) {
        context.out()
                .printf(
                        "%s  %s  %s: %s  -> %s%n",
                        letter.place(),
                        letter.key(),
                        letter.why().reason(),
                        letter.why().sentence(),
                        letter.why().origin().topic());
    }
}
