package io.offshoot.workers.work;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What the poll thread tells about itself after every poll. */
interface WorkMonitor {

    /**
     * How much is unfinished after a poll.
     *
     * @param inFlight requests read and not committed
     * @param oldest when the oldest of them was published
     */
    void observe(int inFlight, Optional<Instant> oldest);

    /** All partitions this worker has now. */
    void assigned(Collection<TopicPartition> partitions);
}
