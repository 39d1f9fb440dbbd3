package io.offshoot.workers.work;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record handed to work without a loop around it. */
public final class FakeContext implements WorkContext {

    private final ConsumerRecord<byte[], byte[]> record;
    private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    /** The bytes under a key at offset 0. */
    public FakeContext(String key, byte[] value) {
        this.record = new ConsumerRecord<>("requests", 0, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }

    /** The same with another record of the key waiting. */
    public FakeContext before(byte[] later) {
        waiting.add(new ConsumerRecord<>("requests", 0, 1L + waiting.size(), record.key(), later));
        return this;
    }

    @Override
    public ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> waitingWithSameKey() {
        return waiting;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void progress(int done, int total) {
        progress.add(done + "/" + total);
    }

    /** Every progress report, as done/total. */
    public List<String> progress() {
        return progress;
    }
}
