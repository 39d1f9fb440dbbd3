package io.offshoot.ops.cli.demo;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.cli.ingest.FolderIngest;
import io.offshoot.ops.cli.ingest.PhotoFolder;
import io.offshoot.ops.cli.ingest.PhotoRecords;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.schemas.avro.Split;
import java.nio.file.Path;

/** The user's own photos: a folder with a sub-folder per class. */
final class FolderPhotos implements DemoPhotos {
    private final CommandContext context;
    private final PhotoFolder folder;
    private final FolderIngest ingest;

    FolderPhotos(CommandContext context, Path root, long maxInlineBytes) {
        this.context = context;
        folder = PhotoFolder.list(root);
        folder.warnings().forEach(context.terminal()::line);
        if (folder.photos().isEmpty()) {
            throw new CommandFailure("there are no photos in " + root + "; put them into a sub-folder per class.");
        }
        ingest = new FolderIngest(new PhotoRecords(Split.TRAIN, "demo"), maxInlineBytes, context.terminal());
    }

    @Override
    public int publish(ImagePublisher publisher) {
        try (Progress progress = new Progress(
                context.terminal(), context.clock(), "publish", folder.photos().size())) {
            return Math.toIntExact(
                    ingest.publish(folder.photos(), publisher, progress).published());
        }
    }
}
