package io.offshoot.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The newest photos of each class with their synthetics; the oldest photo goes when its class is full.
 *
 * <p>An image that came before changes nothing, and the synthetics of a photo that went are not taken in any more. A
 * synthetic may come before its photo; where photos are wanted it waits in the pool and is not drawn meanwhile.
 */
final class ImagePool {

    private static final int RETIRED_IDS = 100_000;

    private final MixSettings mix;
    private final boolean needsPhoto;
    private final Map<String, Map<String, PoolEntry>> classes = new LinkedHashMap<>();
    private final List<PoolEntry> ready = new ArrayList<>();
    private final Set<String> retired = new LinkedHashSet<>();

    ImagePool(MixSettings mix, boolean needsPhoto) {
        this.mix = mix;
        this.needsPhoto = needsPhoto;
    }

    /** Takes an image in; false where it is never to be drawn, a duplicate, its photo went, or newer synthetics fill its place. */
    boolean add(Arrival arrival) {
        if (mix.weighted() && arrival.image().weight() == 0) {
            return false;
        }
        if (retired.contains(arrival.image().photoId())) {
            return false;
        }
        PoolEntry entry = entry(arrival.image());
        boolean wasReady = isReady(entry);
        boolean isNew = entry.put(arrival, mix.syntheticsPerPhoto());
        if (!wasReady && isReady(entry)) {
            ready.add(entry);
        }
        return isNew;
    }

    private PoolEntry entry(TrainingImage image) {
        Map<String, PoolEntry> entries = classes.computeIfAbsent(image.label(), label -> new LinkedHashMap<>());
        PoolEntry known = entries.get(image.photoId());
        if (known != null) {
            return known;
        }
        if (entries.size() == mix.photosPerClass()) {
            retire(entries);
        }
        PoolEntry entry = new PoolEntry(image.photoId(), mix.weighted());
        entries.put(image.photoId(), entry);
        return entry;
    }

    private void retire(Map<String, PoolEntry> entries) {
        PoolEntry oldest = entries.values().iterator().next();
        entries.remove(oldest.photoId());
        ready.remove(oldest);
        retired.add(oldest.photoId());
        if (retired.size() > RETIRED_IDS) {
            retired.remove(retired.iterator().next());
        }
    }

    private boolean isReady(PoolEntry entry) {
        return entry.hasPhoto() || (!needsPhoto && entry.syntheticCount() > 0);
    }

    /** An image by DA-Fusion's rule: any photo, or with probability alpha one of its own synthetics. */
    TrainingImage draw(RandomGenerator random) {
        return ready.get(random.nextInt(ready.size())).draw(mix.alpha(), random);
    }

    /** How many photos can be drawn. */
    int size() {
        return ready.size();
    }

    /** How many synthetics can be drawn. */
    int syntheticCount() {
        return ready.stream().mapToInt(PoolEntry::syntheticCount).sum();
    }

    /** Photos per class, those whose synthetics wait for them included. */
    Map<String, Integer> labels() {
        return classes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().size()));
    }

    /** What can be drawn, in the order of label and photo id. */
    List<PoolEntry> entries() {
        return new TreeMap<>(classes)
                .values().stream()
                        .flatMap(entries -> new TreeMap<>(entries).values().stream())
                        .filter(this::isReady)
                        .toList();
    }

    /** Where the images of the pool are in the stream, in an order that fills a pool alike. */
    List<Place> places() {
        return classes.values().stream()
                .flatMap(entries -> entries.values().stream())
                .flatMap(PoolEntry::arrivals)
                .map(Arrival::place)
                .toList();
    }

    /** Ids of the photos that can be drawn, in the order that draws go by. */
    List<String> readyIds() {
        return ready.stream().map(PoolEntry::photoId).toList();
    }

    /** Ids of the photos that went. */
    List<String> retiredIds() {
        return List.copyOf(retired);
    }

    /** Fills an empty pool with the images of another, so that it draws alike. */
    void restore(List<Arrival> arrivals, List<String> readyIds, List<String> retiredIds) {
        arrivals.forEach(this::add);
        Map<String, Integer> rank = new HashMap<>();
        readyIds.forEach(id -> rank.put(id, rank.size()));
        ready.sort(Comparator.comparingInt(entry -> rank.getOrDefault(entry.photoId(), rank.size())));
        retired.addAll(retiredIds);
    }
}
