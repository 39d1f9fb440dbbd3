package io.offshoot.ops.torture.process;

import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.standin.StandInDevice;
import io.offshoot.ops.standin.StandInPhotoEditor;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.editor.PhotoEditor;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** An editor with the stand-in for its networks. */
public final class EditorMain {

    private EditorMain() {}

    /** Runs until SIGTERM, or until the editor ends by itself. */
    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.of(args);
        WorkMode mode = WorkMode.of(arguments.text("mode"));
        UNets<PhotoEditor> editors = UNets.only(photoEditor(arguments));
        RoleProcess.run(
                arguments,
                "editor",
                cluster -> WorkerRole.of(
                        "editor",
                        Editor.start(
                                settings(cluster.workerClients("editor")).withMode(mode),
                                editors,
                                cluster.topics(),
                                cluster.meters(),
                                List.of())));
    }

    /** The stand-in, with a device that the harness can make faulty. */
    public static PhotoEditor photoEditor(Arguments arguments) throws IOException {
        StandInDevice device = new StandInDevice(Duration.ofMillis(arguments.number("millis")));
        return new FaultyPhotoEditor(new StandInPhotoEditor(device), Files.createDirectories(arguments.path("data")));
    }

    /** Settings of an editor whose retries end within a schedule. */
    public static EditorSettings settings(ClientSettings clients) {
        EditorSettings settings = EditorSettings.of(clients);
        return new EditorSettings(
                clients,
                settings.maxInFlight(),
                RoleProcess.DRAIN_TIMEOUT,
                RoleProcess.RETRY,
                settings.maxPixels(),
                settings.mode());
    }
}
