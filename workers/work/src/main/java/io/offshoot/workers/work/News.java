package io.offshoot.workers.work;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes records that tell of work which is not finished: outside any transaction, by a producer of its own, so that
 * results and offsets do not depend on them. One that cannot be published is lost, and the work goes on.
 */
public final class News implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private volatile boolean complained;

    News(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** News by way of these clients' cluster. */
    public static News by(ClientSettings clients) {
        return new News(new KafkaProducer<>(clients.newsProperties()));
    }

    /** Publishes a record some time soon; waits a second at most, and only while no broker answers. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of a failure
    public void publish(Supplier<ProducerRecord<byte[], byte[]>> record) {
        try {
            producer.send(record.get(), (metadata, failure) -> {
                if (failure != null) {
                    complain(failure);
                }
            });
        } catch (KafkaException | UnavailableException failure) {
            complain(failure);
        }
    }

    /** Once is enough: the work itself says more when nothing answers. */
    private void complain(Exception failure) {
        if (!complained) {
            complained = true;
            LOG.warn("News of unfinished work cannot be published and is left out", failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
