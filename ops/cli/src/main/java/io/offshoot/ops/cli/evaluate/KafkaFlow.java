package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.Guidance;
import io.offshoot.evaluate.flow.Synthetic;
import io.offshoot.evaluate.flow.SyntheticSource;
import io.offshoot.evaluate.flow.Synthetics;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.export.ReadLimit;
import io.offshoot.ops.cli.export.TrainingReader;
import io.offshoot.ops.cli.flow.Duplicates;
import io.offshoot.ops.cli.flow.FlowListeners;
import io.offshoot.ops.cli.flow.Tally;
import io.offshoot.ops.cli.flow.TopicWatch;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.standalone.Standalone;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The service itself, started anew for every run so that no run knows another's photos: broker, registry, topology, trainer
 * and editor in this JVM; photos go in by the topic of image events, edits come out as committed records.
 */
final class KafkaFlow implements SyntheticSource {
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final int ID_DIGITS = 12;

    private final CommandContext context;
    private final FlowPolicy policy;

    /**
     * @param context where progress goes
     * @param policy settings of the node for each run
     */
    KafkaFlow(CommandContext context, FlowPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Synthetics edit(List<Photo> photos, Guidance guidance) {
        FlowListeners listeners = new FlowListeners(context.clock());
        StandaloneSettings settings = policy.settings(photos, guidance);
        try (Standalone node = Standalone.start(settings, StartListener.SILENT, listeners.listeners());
                Connection connection = connect(node)) {
            publish(photos, connection);
            Tally tally = new Tally(
                    node.topics().conceptRequests().name(),
                    settings.topology().policy().getEditsPerImage());
            await(node, photos.size(), tally);
            return new Synthetics(read(connection, context.clock()), listeners.learnTime(), listeners.editTime());
        }
    }

    private static Connection connect(Standalone node) {
        return new Connection(new ConnectionSettings(
                node.bootstrapServers(), node.url(), node.topics().settings(), ClientProperties.NONE));
    }

    private static void publish(List<Photo> photos, Connection connection) {
        try (ImagePublisher publisher = new ImagePublisher(connection)) {
            photos.forEach(photo -> publisher.publish(event(photo)));
            publisher.flush();
        }
    }

    private static LabelledImage event(Photo photo) {
        return LabelledImage.newBuilder()
                .setImageId(photo.label() + "/" + photo.sha256().substring(0, ID_DIGITS))
                .setLabel(photo.label())
                .setSplit(Split.TRAIN)
                .setPayload(ByteBuffer.wrap(photo.bytes()))
                .setSha256(photo.sha256())
                .setSource("evaluate")
                .build();
    }

    private void await(Standalone node, int published, Tally tally) {
        try (TopicWatch watch = new TopicWatch(node.topics(), node.bootstrapServers(), tally);
                Progress progress = new Progress(context.terminal(), context.clock(), "edit", 0)) {
            while (!tally.complete(published, Duplicates.of(node))) {
                node.failure().ifPresent(sentence -> {
                    throw new CommandFailure(sentence);
                });
                watch.poll(MOMENT);
                requireEdits(tally);
                progress.update(tally.syntheticImages(), tally.concepts().size() + " concepts");
            }
        }
    }

    /** A classifier with half of its photos missing would be compared with others that have all. */
    private static void requireEdits(Tally tally) {
        List<String> sentences = new ArrayList<>();
        tally.rejects().forEach(letter -> sentences.add(letter.sentence()));
        tally.failures().forEach(letter -> sentences.add(letter.sentence()));
        if (!sentences.isEmpty()) {
            throw new CommandFailure(sentences.size() + " photos or concepts became dead letters, the first because: "
                    + sentences.get(0) + " Take such photos out of the data.");
        }
    }

    private static List<Synthetic> read(Connection connection, Clock clock) {
        SyntheticsById synthetics = new SyntheticsById();
        try (TrainingReader reader = new TrainingReader(connection, clock)) {
            reader.read(ReadLimit.currentEnd(), synthetics::add);
        }
        return synthetics.list();
    }
}
