package io.offshoot.ops.standin;

import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.workers.trainer.ConceptTrainer;
import io.offshoot.workers.trainer.TrainerSettings;
import io.offshoot.workers.work.unet.UNets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The concept trainer, with a stand-in for its diffusion networks, in a process of its own. */
@Command(name = "stand-in-trainer", mixinStandardHelpOptions = true)
public final class StandInTrainer implements Callable<Integer> {
    @Mixin
    private StandInOptions options;

    @Option(names = "--checkpoint-dir", paramLabel = "DIR", required = true)
    private Path checkpointDir;

    private StandInTrainer() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StandInTrainer()).execute(args));
    }

    @Override
    public Integer call() {
        UNets<StandInConceptLearner> learner = UNets.only(new StandInConceptLearner(options.device()));
        return StandInProcess.run(options.settings(), "stand-in concept trainer", cluster -> {
            TrainerSettings settings = TrainerSettings.of(cluster.workerClients("trainer"))
                    .withDrainTimeout(options.drainTimeout())
                    .withCheckpoints(checkpointDir);
            return WorkerRole.of(
                    "stand-in concept trainer",
                    ConceptTrainer.start(settings, learner, cluster.topics(), cluster.meters(), List.of()));
        });
    }
}
