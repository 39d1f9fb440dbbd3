package io.offshoot.ops.cli.export;

import io.offshoot.schemas.avro.LabelledImage;

/** What an export is written into. */
interface ExportWriter extends AutoCloseable {
    /** Writes one image with what is known of it. */
    void write(LabelledImage image);

    @Override
    void close();
}
