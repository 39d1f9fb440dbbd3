package io.offshoot.workers.work;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the Kafka clients of one worker. */
interface Clients {

    /** The worker's only consumer. */
    Consumer<byte[], byte[]> consumer();

    /** A transactional producer, not yet initialised; a new one replaces it after every failed transaction. */
    Producer<byte[], byte[]> producer();

    /** Clients of a real cluster. */
    static Clients of(ClientSettings settings) {
        return new Clients() {
            @Override
            public Consumer<byte[], byte[]> consumer() {
                return new KafkaConsumer<>(settings.consumerProperties());
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return new KafkaProducer<>(settings.producerProperties());
            }
        };
    }
}
