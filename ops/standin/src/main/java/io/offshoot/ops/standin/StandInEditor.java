package io.offshoot.ops.standin;

import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.unet.UNets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The editor, with a stand-in for its diffusion networks, in a process of its own. */
@Command(name = "stand-in-editor", mixinStandardHelpOptions = true)
public final class StandInEditor implements Callable<Integer> {
    @Mixin
    private StandInOptions options;

    @Option(names = "--work-mode", paramLabel = "exactly-once|queue", defaultValue = "exactly-once")
    private String workMode;

    private StandInEditor() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StandInEditor()).execute(args));
    }

    @Override
    public Integer call() {
        UNets<StandInPhotoEditor> photoEditor = UNets.only(new StandInPhotoEditor(options.device()));
        return StandInProcess.run(options.settings(), "stand-in editor", cluster -> {
            EditorSettings settings = EditorSettings.of(cluster.workerClients("editor"))
                    .withDrainTimeout(options.drainTimeout())
                    .withMode(WorkMode.of(workMode));
            return WorkerRole.of(
                    "stand-in editor",
                    Editor.start(settings, photoEditor, cluster.topics(), cluster.meters(), List.of()));
        });
    }
}
