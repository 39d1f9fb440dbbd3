package io.offshoot.workers.work;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One attempt at one record, as the work sees it. */
public interface WorkContext {

    /** The record to answer, as it lies in the topic. */
    ConsumerRecord<byte[], byte[]> record();

    /** Later records with the same key that wait their turn behind this one, oldest first. */
    List<ConsumerRecord<byte[], byte[]>> waitingWithSameKey();

    /** Whether the record belongs to another worker by now, so that nobody waits for the answer. */
    boolean isCancelled();

    /**
     * Tells how far the work has come. Call it often: it is also where work for a lost partition ends.
     *
     * @throws WorkCancelledException when the record belongs to another worker by now
     */
    void progress(int done, int total);
}
