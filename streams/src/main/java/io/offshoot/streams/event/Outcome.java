package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What became of a record at one station of intake. Lives in memory only, between two operators. */
public sealed interface Outcome {
    /**
     * A photo that is fit by itself, on its way to its class; its receipt is in the headers.
     *
     * @param value the record's bytes as received
     */
    record Checked(Bytes value) implements Outcome {}

    /**
     * A photo by reference, which is to be fetched.
     *
     * @param value the record's bytes as received
     */
    record Referred(Bytes value) implements Outcome {}

    /**
     * A photo that its class accepted.
     *
     * @param photo the photo, with all that intake fills in
     */
    record Accepted(LabelledImage photo) implements Outcome {}

    /**
     * A dead letter; the reason is in the headers.
     *
     * @param key the record's key as received
     * @param value the record's bytes as received
     */
    record Rejected(@Nullable Bytes key, @Nullable Bytes value) implements Outcome {}
}
