package io.offshoot.training;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Reads the images of a saved pool again and leaves the source where the state was saved. */
final class Restoring {

    private static final Duration READ = Duration.ofMillis(200);

    private final Source source;

    Restoring(Source source) {
        this.source = source;
    }

    /** Fills an empty pool; images that Kafka has deleted meanwhile stay away. */
    void restore(TrainingState state, ImagePool pool) {
        List<Place> places = state.pool().stream().map(StreamOffset::place).toList();
        Map<TopicPartition, Long> next = new HashMap<>();
        state.next().forEach(each -> next.put(each.topicPartition(), each.offset()));
        Map<Place, Arrival> found = read(places, next);
        pool.restore(places.stream().map(found::get).filter(Objects::nonNull).toList(), state.ready(), state.retired());
        source.seek(next);
    }

    private Map<Place, Arrival> read(List<Place> places, Map<TopicPartition, Long> next) {
        Map<TopicPartition, Long> starts = new HashMap<>(next);
        places.forEach(place -> starts.merge(place.partition(), place.offset(), Math::min));
        source.seek(starts);
        Set<Place> wanted = new HashSet<>(places);
        Map<Place, Arrival> found = new HashMap<>();
        while (found.size() < wanted.size() && !isPast(next)) {
            List<Arrival> arrivals = source.read(READ);
            arrivals.stream()
                    .filter(arrival -> wanted.contains(arrival.place()))
                    .forEach(arrival -> found.put(arrival.place(), arrival));
            if (arrivals.isEmpty() && source.isAtEnd()) {
                break;
            }
        }
        return found;
    }

    private boolean isPast(Map<TopicPartition, Long> next) {
        Map<TopicPartition, Long> positions = source.positions();
        return next.entrySet().stream().allMatch(each -> positions.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }
}
