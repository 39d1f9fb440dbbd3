package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.state.ClassKey;
import io.offshoot.streams.state.TraceContexts;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The photos of each class that wait for a concept, first come first served. One record a photo, in the order of its
 * position in the log; beside them one small record a class with the length of its queue, so that nothing large is read
 * only to see who waits.
 */
final class WaitingPhotos {
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, LabelledImage> photos;
    private final KeyValueStore<String, Long> lengths;
    private final TraceContexts traces;

    /** A photo and, in headers, the trace it came with. */
    record Waiting(LabelledImage photo, Headers headers) {}

    WaitingPhotos(
            KeyValueStore<String, LabelledImage> photos, KeyValueStore<String, Long> lengths, TraceContexts traces) {
        this.photos = photos;
        this.lengths = lengths;
        this.traces = traces;
    }

    /** Puts a photo at the end of its class's queue; positions grow. */
    void add(String label, long position, LabelledImage photo, Headers headers) {
        String key = ClassKey.of(label, String.format("%016x", position));
        photos.put(key, photo);
        traces.keep(key, headers);
        lengths.put(label, length(label) + 1);
    }

    long length(String label) {
        Long length = lengths.get(label);
        return length == null ? 0 : length;
    }

    /** Takes the first photos of a class out of its queue, in order. */
    List<Waiting> take(String label, int atMost) {
        List<KeyValue<String, LabelledImage>> first = first(label, atMost);
        first.forEach(entry -> photos.delete(entry.key));
        long left = length(label) - first.size();
        lengths.put(label, left == 0 ? null : left);
        return first.stream()
                .map(entry -> new Waiting(entry.value, traces.take(entry.key)))
                .toList();
    }

    /** Classes that have photos waiting. */
    List<String> classes() {
        List<String> classes = new ArrayList<>();
        try (KeyValueIterator<String, Long> all = lengths.all()) {
            all.forEachRemaining(entry -> classes.add(entry.key));
        }
        return classes;
    }

    private List<KeyValue<String, LabelledImage>> first(String label, int atMost) {
        List<KeyValue<String, LabelledImage>> first = new ArrayList<>();
        try (KeyValueIterator<String, LabelledImage> queue = photos.prefixScan(ClassKey.prefix(label), KEYS)) {
            while (queue.hasNext() && first.size() < atMost) {
                first.add(queue.next());
            }
        }
        return first;
    }
}
