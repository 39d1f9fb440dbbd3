package io.offshoot.ops.torture;

import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.torture.process.Arguments;
import io.offshoot.ops.torture.process.EditorMain;
import io.offshoot.ops.torture.process.RoleProcess;
import io.offshoot.workers.editor.BrokenEditor;
import io.offshoot.workers.editor.PhotoEditor;
import io.offshoot.workers.work.BrokenClients;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An editor that is broken in the way that a file beside its data says when it starts. */
public final class BreakableEditorMain {

    private static final String FILE = "broken";

    private BreakableEditorMain() {}

    /** Runs until SIGTERM, or until the editor ends by itself. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.of(args);
        BrokenClients clients = broken(arguments.path("data").resolveSibling(FILE));
        WorkMode mode = WorkMode.of(arguments.text("mode"));
        UNets<PhotoEditor> editors = UNets.only(new StragglingPhotoEditor(EditorMain.photoEditor(arguments)));
        RoleProcess.run(
                arguments,
                "editor",
                cluster -> WorkerRole.of(
                        "editor",
                        BrokenEditor.start(
                                EditorMain.settings(cluster.workerClients("editor"))
                                        .withMode(mode),
                                editors,
                                cluster.topics(),
                                cluster.meters(),
                                clients)));
    }

    static void breakNextStart(Path folder, BrokenClients how) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve(FILE), how.name());
    }

    private static BrokenClients broken(Path file) throws IOException {
        return Files.exists(file) ? BrokenClients.valueOf(Files.readString(file)) : BrokenClients.SOUND;
    }
}
