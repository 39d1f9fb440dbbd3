package io.offshoot.ops.cli.connect;

import io.offshoot.schemas.topic.Topic;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a compacted topic of a running service holds: the newest record of each key, those taken back left out. */
public final class NewestRecords {
    private NewestRecords() {}

    /** Reads the topic up to its present end. */
    public static <V> SortedMap<String, V> read(Connection connection, Topic<String, V> topic) {
        SortedMap<String, V> newest = new TreeMap<>();
        EveryRecord.read(connection, topic, record -> keep(newest, record));
        return newest;
    }

    static <V> SortedMap<String, V> read(Consumer<String, V> consumer, String topic) {
        SortedMap<String, V> newest = new TreeMap<>();
        EveryRecord.read(consumer, topic, record -> keep(newest, record));
        return newest;
    }

    private static <V> void keep(SortedMap<String, V> newest, ConsumerRecord<String, V> record) {
        if (record.value() == null) {
            newest.remove(record.key());
        } else {
            newest.put(record.key(), record.value());
        }
    }
}
