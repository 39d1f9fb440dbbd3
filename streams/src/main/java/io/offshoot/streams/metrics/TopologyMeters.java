package io.offshoot.streams.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.avro.Split;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What the topology counts, since this process started. Names and tags are public API.
 *
 * <ul>
 *   <li>{@code offshoot.photos.accepted}, tag {@code split}: photos sent to the real topic. Those with split
 *       {@code train}, times the edits per image, are to become synthetic images or failures.
 *   <li>{@code offshoot.photos.duplicates}: photos dropped because the class has their bytes.
 *   <li>{@code offshoot.photos.rejected}, tag {@code reason}: dead letters of intake.
 *   <li>{@code offshoot.photos.waiting}: photos in this process that wait for a concept or for the end of a pause.
 *   <li>{@code offshoot.concepts.requested}: requests sent to the concept trainer.
 *   <li>{@code offshoot.concepts.ignored}, {@code offshoot.policies.ignored}: records of these topics that are not valid.
 *   <li>{@code offshoot.edits.planned}: edits sent to the editor.
 * </ul>
 *
 * received = accepted + duplicates + rejected. A transaction that is aborted and done again counts twice here; the
 * topics, read with {@code read_committed}, count once.
 */
public final class TopologyMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private static final List<String> UNTAGGED = List.of(
            "offshoot.photos.duplicates",
            "offshoot.concepts.requested",
            "offshoot.concepts.ignored",
            "offshoot.policies.ignored",
            "offshoot.edits.planned");

    private final Gauge waiting;
    private final Set<LongSupplier> queues = ConcurrentHashMap.newKeySet();

    /** Counts in a registry. */
    public TopologyMeters(MeterRegistry registry) {
        this.registry = registry;
        // A counter that is there from the start shows its first increment as a rate.
        UNTAGGED.forEach(registry::counter);
        waiting = Gauge.builder(
                        "offshoot.photos.waiting",
                        queues,
                        all -> all.stream().mapToLong(LongSupplier::getAsLong).sum())
                .strongReference(true)
                .register(registry);
    }

    /** A photo went to the real topic. */
    public void accepted(Split split) {
        registry.counter("offshoot.photos.accepted", "split", split.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** A photo was dropped as a duplicate. */
    public void duplicate() {
        registry.counter("offshoot.photos.duplicates").increment();
    }

    /** A record became a dead letter. */
    public void rejected(String reason) {
        registry.counter("offshoot.photos.rejected", "reason", reason).increment();
    }

    /** A concept was asked for. */
    public void conceptRequested() {
        registry.counter("offshoot.concepts.requested").increment();
    }

    /** A record of the concepts topic was not valid. */
    public void conceptIgnored() {
        registry.counter("offshoot.concepts.ignored").increment();
    }

    /** A record of the policies topic was not valid. */
    public void policyIgnored() {
        registry.counter("offshoot.policies.ignored").increment();
    }

    /** Edits were sent to the editor. */
    public void planned(int edits) {
        registry.counter("offshoot.edits.planned").increment(edits);
    }

    /** A queue of waiting photos came to this process. */
    public void addQueue(LongSupplier length) {
        queues.add(length);
    }

    /** A queue of waiting photos left this process. */
    public void removeQueue(LongSupplier length) {
        queues.remove(length);
    }

    /** Takes the gauge off the registry, so that the next topology in this process can put its own there. */
    @Override
    public void close() {
        registry.remove(waiting);
    }
}
