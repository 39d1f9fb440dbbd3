package io.offshoot.ops.torture.process;

import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.standin.StandInConceptLearner;
import io.offshoot.ops.standin.StandInDevice;
import io.offshoot.workers.trainer.ConceptTrainer;
import io.offshoot.workers.trainer.TrainerSettings;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A concept trainer with the stand-in for its networks. */
public final class TrainerMain {

    private static final Duration STEP = Duration.ofMillis(15);

    private TrainerMain() {}

    /** Runs until SIGTERM, or until the trainer ends by itself. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.of(args);
        Path data = Files.createDirectories(arguments.path("data"));
        FaultyConceptLearner learner =
                new FaultyConceptLearner(new StandInConceptLearner(new StandInDevice(STEP)), data);
        RoleProcess.run(
                arguments,
                "trainer",
                cluster -> WorkerRole.of(
                        "trainer",
                        ConceptTrainer.start(
                                settings(cluster.workerClients("trainer"), data),
                                UNets.only(learner),
                                cluster.topics(),
                                cluster.meters(),
                                List.of())));
    }

    private static TrainerSettings settings(ClientSettings clients, Path data) {
        TrainerSettings settings = TrainerSettings.of(clients);
        return new TrainerSettings(
                clients,
                settings.maxInFlight(),
                RoleProcess.DRAIN_TIMEOUT,
                RoleProcess.RETRY,
                settings.maxPixels(),
                Optional.of(data.resolve("checkpoints")));
    }
}
