package io.offshoot.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A photo, once it is there, and its synthetics by id, in the order in which they came. */
final class PoolEntry {

    private final String photoId;
    private final Map<String, Arrival> synthetics = new LinkedHashMap<>();
    private final boolean weighted;
    private @Nullable Arrival photo;

    /** @param weighted whether synthetics are drawn in proportion to their weights, else all alike */
    PoolEntry(String photoId, boolean weighted) {
        this.photoId = photoId;
        this.weighted = weighted;
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
            return weighted(List.copyOf(from.values()), random).image();
        }
        return Objects.requireNonNull(photo, "an entry that can be drawn has an image")
                .image();
    }

    /** One of several in proportion to their weights. */
    private Arrival weighted(List<Arrival> from, RandomGenerator random) {
        double[] weights = from.stream().mapToDouble(this::weight).toArray();
        if (DoubleStream.of(weights).allMatch(weight -> weight == weights[0])) {
            return from.get(random.nextInt(weights.length));
        }
        double left = random.nextDouble() * DoubleStream.of(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return from.get(i);
            }
        }
        return from.get(weights.length - 1);
    }

    private double weight(Arrival arrival) {
        return weighted ? arrival.image().weight() : 1;
    }

    /** The photo, then its synthetics as they came. */
    Stream<Arrival> arrivals() {
        return Stream.concat(Stream.ofNullable(photo), synthetics.values().stream());
    }
}
