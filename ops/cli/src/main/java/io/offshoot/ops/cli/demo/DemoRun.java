package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.export.CountingWriter;
import io.offshoot.ops.cli.export.ExportFormat;
import io.offshoot.ops.cli.export.ReadLimit;
import io.offshoot.ops.cli.export.TrainingReader;
import io.offshoot.ops.cli.flow.Duplicates;
import io.offshoot.ops.cli.flow.FlowListeners;
import io.offshoot.ops.cli.flow.Tally;
import io.offshoot.ops.cli.flow.TopicWatch;
import io.offshoot.ops.cli.service.StartLines;
import io.offshoot.ops.cli.sheet.ContactSheet;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * One run of the demo: starts a node, publishes photos, waits until every accepted photo has its edits, reads the
 * training topics back and draws the contact sheet.
 */
final class DemoRun {
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final CommandContext context;
    private final DemoSettings settings;
    private final FlowListeners listeners;
    private final Stages stages;

    DemoRun(CommandContext context, DemoSettings settings) {
        this.context = context;
        this.settings = settings;
        this.stages = new Stages(context.clock());
        this.listeners = new FlowListeners(context.clock());
    }

    /** Runs it to the end. */
    DemoSummary run(DemoPhotos photos) {
        try (CountingWriter writer = CountingWriter.open(ExportFormat.FOLDERS, settings.out());
                Standalone node = stages.time("start", this::start);
                Connection connection = connect(node)) {
            int published = stages.time("publish", () -> publish(photos, connection));
            Tally tally = await(node, published);
            SheetCollector pictures = stages.time("export", () -> export(connection, writer));
            stages.time("sheet", () -> draw(pictures, tally));
            return new DemoSummary(
                    published,
                    Duplicates.of(node),
                    tally,
                    settings.editsPerImage(),
                    stages.all(),
                    stages.total(),
                    settings.out(),
                    settings.sheet());
        }
    }

    private Standalone start() {
        return Standalone.start(settings.node(), new StartLines(context.terminal()), listeners.listeners());
    }

    private Connection connect(Standalone node) {
        return new Connection(new ConnectionSettings(
                node.bootstrapServers(), node.url(), settings.node().topics(), ClientProperties.NONE));
    }

    private static int publish(DemoPhotos photos, Connection connection) {
        try (ImagePublisher publisher = new ImagePublisher(connection)) {
            return photos.publish(publisher);
        }
    }

    private Tally await(Standalone node, int published) {
        Tally tally = new Tally(node.topics().conceptRequests().name(), settings.editsPerImage());
        try (TopicWatch watch = new TopicWatch(node.topics(), node.bootstrapServers(), tally);
                Progress progress = new Progress(
                        context.terminal(), context.clock(), "edit", (long) published * settings.editsPerImage())) {
            while (!tally.complete(published, Duplicates.of(node))) {
                requireAlive(node);
                watch.poll(MOMENT);
                progress.update(tally.syntheticImages(), note(tally));
            }
        }
        stages.put("learn", listeners.learnTime());
        stages.put("edit", listeners.editTime());
        return tally;
    }

    private String note(Tally tally) {
        String note = "%d photos accepted, %d rejected, %d/%d concepts"
                .formatted(
                        tally.accepted(),
                        tally.rejects().size(),
                        tally.concepts().size(),
                        tally.classes());
        return listeners.learning().isEmpty() ? note : note + ", " + listeners.learning();
    }

    private SheetCollector export(Connection connection, CountingWriter writer) {
        SheetCollector pictures = new SheetCollector(settings.cell());
        try (TrainingReader reader = new TrainingReader(connection, context.clock());
                Progress progress = new Progress(context.terminal(), context.clock(), "export", 0)) {
            reader.read(ReadLimit.currentEnd(), image -> {
                writer.write(image);
                if (image.getPayload() instanceof ByteBuffer payload) {
                    pictures.add(image, bytes(payload));
                }
                progress.update(writer.written());
            });
        }
        return pictures;
    }

    private boolean draw(SheetCollector pictures, Tally tally) {
        ContactSheet sheet = new ContactSheet(pictures.blocks(tally.concepts()), settings.cell());
        try {
            return ImageIO.write(sheet.draw(), "png", settings.sheet().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireAlive(Standalone node) {
        Optional<String> failure = node.failure();
        if (failure.isPresent()) {
            throw new CommandFailure(failure.get());
        }
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
