package io.offshoot.workers.work;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The answer to one record.
 *
 * @param records everything to publish, already encoded
 * @param items how many things were made, for the metrics: edits, concepts
 * @param summary what was done, for the log: "10 edits of img-7 (wheat)"
 */
public record WorkResult(List<ProducerRecord<byte[], byte[]>> records, int items, String summary) {

    public WorkResult {
        records = List.copyOf(records);
        if (items < 0) {
            throw new IllegalArgumentException("items must not be negative, was " + items);
        }
    }

    /** Nothing had to be made; the record is done. */
    public static WorkResult skipped(String why) {
        return new WorkResult(List.of(), 0, why);
    }

    /** True when nothing was made. */
    public boolean isSkipped() {
        return records.isEmpty();
    }
}
