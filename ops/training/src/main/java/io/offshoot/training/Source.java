package io.offshoot.training;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Images of some partitions, each in the order of its offsets. */
interface Source extends AutoCloseable {

    /** Goes on from these offsets; partitions that are not named go on from their first record. */
    void seek(Map<TopicPartition, Long> offsets);

    /** The next images; none when none came within the time. */
    List<Arrival> read(Duration timeout);

    /** Offset after the last record read, of the partitions of which any was. */
    Map<TopicPartition, Long> positions();

    /** Whether every partition was read to its end. */
    boolean isAtEnd();

    /** How many records were no labelled images. */
    long skipped();

    @Override
    void close();
}
