package io.offshoot.workers.work;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the Kafka clients of a worker in queue mode. */
interface QueueClients {

    /** A member of the share group, one for each request in flight. */
    ShareConsumer<byte[], byte[]> consumer(int lane);

    /** A producer without transactions, for all lanes. */
    Producer<byte[], byte[]> producer();

    /** For the group's configuration and its lag. */
    Admin admin();

    /** Clients of a real cluster. */
    static QueueClients of(ClientSettings settings) {
        return new QueueClients() {
            @Override
            public ShareConsumer<byte[], byte[]> consumer(int lane) {
                return new KafkaShareConsumer<>(settings.shareConsumerProperties(lane));
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return new KafkaProducer<>(settings.plainProducerProperties());
            }

            @Override
            public Admin admin() {
                return Admin.create(settings.adminProperties());
            }
        };
    }
}
