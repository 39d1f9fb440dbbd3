package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>();
    private final Publisher publisher = new Publisher(
            new OneProducer(),
            new DeadLetters("failures", "offshoot test"),
            new Backoff(RetrySettings.DEFAULT, new Timing(Clock.systemUTC(), new SplittableRandom(1))),
            new WorkListener() {});

    @Test
    void doesNotTryAgainWhatBrokersRefuse() {
        producer.initTransactionException = new TransactionalIdAuthorizationException("refused");

        assertThatThrownBy(publisher::open).isInstanceOf(TransactionalIdAuthorizationException.class);
    }

    @Test
    void triesAgainLaterWhenBrokersAreAway() {
        producer.initTransactionException = new TimeoutException("away");

        assertThat(publisher.open()).isFalse();
    }

    private final class OneProducer implements Clients {
        @Override
        public Consumer<byte[], byte[]> consumer() {
            throw new AssertionError("a publisher consumes nothing");
        }

        @Override
        public Producer<byte[], byte[]> producer() {
            return producer;
        }
    }
}
