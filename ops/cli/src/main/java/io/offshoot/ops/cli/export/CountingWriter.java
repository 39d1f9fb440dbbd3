package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import java.nio.file.Path;

/** An export that knows how much it has written. */
public final class CountingWriter implements ExportWriter {
    private final ExportWriter writer;
    private long real;
    private long synthetic;

    CountingWriter(ExportWriter writer) {
        this.writer = writer;
    }

    /**
     * Begins an export into a new or an empty folder.
     *
     * @throws CommandFailure when the folder has something in it already
     */
    public static CountingWriter open(ExportFormat format, Path root) {
        return new CountingWriter(
                switch (format) {
                    case FOLDERS -> FolderWriter.open(root);
                    case WEBDATASET -> WebDatasetWriter.open(root, WebDatasetWriter.SAMPLES_PER_SHARD);
                });
    }

    @Override
    public void write(LabelledImage image) {
        writer.write(image);
        if (image.getProvenance() == null) {
            real++;
        } else {
            synthetic++;
        }
    }

    /** Real photos written so far. */
    public long real() {
        return real;
    }

    /** Synthetic images written so far. */
    public long synthetic() {
        return synthetic;
    }

    /** All images written so far. */
    public long written() {
        return real + synthetic;
    }

    @Override
    public void close() {
        writer.close();
    }
}
