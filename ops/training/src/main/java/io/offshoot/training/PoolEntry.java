package io.offshoot.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A photo, once it is there, and its synthetics by id, in the order in which they came. */
final class PoolEntry {

    private final String photoId;
    private final Map<String, Arrival> synthetics = new LinkedHashMap<>();
    private @Nullable Arrival photo;

    PoolEntry(String photoId) {
        this.photoId = photoId;
    }

    String photoId() {
        return photoId;
    }

    boolean hasPhoto() {
        return photo != null;
    }

    int syntheticCount() {
        return synthetics.size();
    }

    /** Takes an image in; false where it came before, or where as many synthetics of its concept or newer ones are here. */
    boolean put(Arrival arrival, int capacity) {
        if (!arrival.image().isSynthetic()) {
            boolean isNew = photo == null;
            photo = isNew ? arrival : photo;
            return isNew;
        }
        if (synthetics.containsKey(arrival.image().imageId())
                || (synthetics.size() >= capacity && !makeRoom(arrival.image().conceptVersion()))) {
            return false;
        }
        synthetics.put(arrival.image().imageId(), arrival);
        return true;
    }

    /** Drops the first synthetic of the oldest concept version, where it is older than the newcomer's. */
    private boolean makeRoom(int conceptVersion) {
        Arrival oldest = null;
        for (Arrival each : synthetics.values()) {
            if (oldest == null || each.image().conceptVersion() < oldest.image().conceptVersion()) {
                oldest = each;
            }
        }
        return oldest != null
                && oldest.image().conceptVersion() < conceptVersion
                && synthetics.remove(oldest.image().imageId()) != null;
    }

    /** The photo or, with probability alpha, one of its own synthetics. */
    TrainingImage draw(double alpha, RandomGenerator random) {
        return draw(alpha, random, synthetics);
    }

    /** As {@link #draw}, but whatever the order in which the synthetics came. */
    TrainingImage drawOrdered(double alpha, RandomGenerator random) {
        return draw(alpha, random, new TreeMap<>(synthetics));
    }

    private TrainingImage draw(double alpha, RandomGenerator random, Map<String, Arrival> from) {
        if (!from.isEmpty() && (photo == null || random.nextDouble() < alpha)) {
            return List.copyOf(from.values()).get(random.nextInt(from.size())).image();
        }
        return Objects.requireNonNull(photo, "an entry that can be drawn has an image")
                .image();
    }

    /** The photo, then its synthetics as they came. */
    Stream<Arrival> arrivals() {
        return Stream.concat(Stream.ofNullable(photo), synthetics.values().stream());
    }
}
