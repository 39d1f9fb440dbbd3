package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.simulate.SimulatedRecords;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.schemas.avro.Split;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.time.Duration;

/** Photos of the built-in field camera; the same settings give the same photos. */
final class SimulatedPhotos implements DemoPhotos {
    private static final Duration SPACING = Duration.ofMinutes(1);

    private final CommandContext context;
    private final SimulationSettings settings;

    SimulatedPhotos(CommandContext context, SimulationSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public int publish(ImagePublisher publisher) {
        try (Progress progress = new Progress(context.terminal(), context.clock(), "publish", settings.photos())) {
            for (FieldPhoto photo : new FieldCamera(settings, SimulatedRecords.FIRST_PHOTO, SPACING)) {
                publisher.publish(SimulatedRecords.of(photo, Split.TRAIN));
                progress.update(publisher.acknowledged());
            }
            publisher.flush();
            progress.update(publisher.acknowledged());
        }
        return Math.toIntExact(settings.photos());
    }
}
