package io.offshoot.simulator;

import io.offshoot.simulator.camera.Camera;
import io.offshoot.simulator.camera.Snapshot;
import io.offshoot.simulator.species.Seeds;
import io.offshoot.simulator.species.Species;
import io.offshoot.simulator.species.SpeciesSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A simulated field camera: a sequence of labelled photos of seedlings that follows from its settings alone, photo by
 * photo and byte by byte. Every species comes once before any comes again, in an order that changes each round. Safe for
 * use by several threads.
 */
public final class FieldCamera implements Iterable<FieldPhoto> {

    private final SimulationSettings settings;
    private final Instant start;
    private final Duration spacing;
    private final List<Species> species;
    private final Camera camera;

    /** A camera whose first photo is taken at {@code start} and the next ones {@code spacing} later each. */
    public FieldCamera(SimulationSettings settings, Instant start, Duration spacing) {
        if (spacing.isNegative()) {
            throw new IllegalArgumentException("spacing must not be negative, was " + spacing);
        }
        this.settings = settings;
        this.start = start;
        this.spacing = spacing;
        species = SpeciesSet.spread(settings.seed(), settings.species());
        camera = new Camera(settings.width(), settings.height());
    }

    /** The species in front of this camera; none of them is in the range reserved for training models. */
    public List<Species> species() {
        return species;
    }

    /** Takes photo number {@code index}, counted from 0; photos are independent of each other. */
    public FieldPhoto photo(long index) {
        Species one = species.get(order(index / species.size()).get((int) (index % species.size())));
        Instant capturedAt = start.plus(spacing.multipliedBy(index));
        long photoSeed = Seeds.mix(Seeds.mix(settings.seed(), one.seed()), index);
        Snapshot snapshot = camera.take(one, photoSeed, capturedAt);
        return new FieldPhoto(
                id(photoSeed),
                one.name(),
                snapshot.jpeg(),
                snapshot.maskPng(),
                capturedAt,
                settings.width(),
                settings.height(),
                Caption.of(one, snapshot).with("photo_seed", Long.toString(photoSeed)));
    }

    /** All photos in order, rendered as they are asked for. */
    public Stream<FieldPhoto> stream() {
        return LongStream.range(0, settings.photos()).mapToObj(this::photo);
    }

    @Override
    public Iterator<FieldPhoto> iterator() {
        return stream().iterator();
    }

    private String id(long photoSeed) {
        long size = ((long) settings.width() << 32) | settings.height();
        return "sim-%016x".formatted(Seeds.mix(photoSeed, size));
    }

    private List<Integer> order(long round) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, species.size()).boxed().toList());
        Collections.shuffle(order, new Random(Seeds.mix(settings.seed(), ~round)));
        return order;
    }
}
