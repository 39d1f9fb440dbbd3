package io.offshoot.training;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs each unreadable record once, though a reader that goes back meets it again. */
final class Skips {

    private static final Logger LOG = LoggerFactory.getLogger(Skips.class);

    private final Map<TopicPartition, Long> last = new HashMap<>();
    private long count;

    void add(Place place, UnreadableImageException reason) {
        if (place.offset() <= last.getOrDefault(place.partition(), -1L)) {
            return;
        }
        last.put(place.partition(), place.offset());
        count++;
        LOG.warn(
                "skipped the record at {} offset {}, which is no labelled image: {}",
                place.partition(),
                place.offset(),
                reason.getMessage());
    }

    long count() {
        return count;
    }
}
