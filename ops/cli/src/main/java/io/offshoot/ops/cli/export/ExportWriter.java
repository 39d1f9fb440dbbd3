package io.offshoot.ops.cli.export;

import io.offshoot.schemas.avro.LabelledImage;
import java.nio.file.Path;

/** What an export is written into. */
interface ExportWriter extends AutoCloseable {
    /** Begins an export into a new or an empty folder. */
    static ExportWriter open(ExportFormat format, Path root) {
        return format == ExportFormat.WEBDATASET
                ? WebDatasetWriter.open(root, WebDatasetWriter.SAMPLES_PER_SHARD)
                : FolderWriter.open(root);
    }

    /** Writes one image with what is known of it. */
    void write(LabelledImage image);

    /** Real photos written so far. */
    long real();

    /** Synthetic images written so far. */
    long synthetic();

    @Override
    void close();
}
