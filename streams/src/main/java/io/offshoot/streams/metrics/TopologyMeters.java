package io.offshoot.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.avro.Split;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What the topology counts, since this process started; docs/metrics.md lists it. Names and tags are public API.
 *
 * <p>received = accepted + duplicates + rejected + referred; a photo that was fetched is received a second time. Accepted photos with split {@code train}, times the edits per image, are to
 * become synthetic images or failures. A transaction that is aborted and done again counts twice here; the topics, read with
 * {@code read_committed}, count once.
 */
public final class TopologyMeters implements AutoCloseable {
    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    private final MeterRegistry registry;
    private final MeterProvider<Counter> accepted;
    private final MeterProvider<Counter> rejected;
    private final Counter duplicates;
    private final Counter referred;
    private final Counter conceptsRequested;
    private final Counter conceptsIgnored;
    private final Counter policiesIgnored;
    private final Counter planned;
    private final Gauge waiting;
    private final Set<LongSupplier> queues = ConcurrentHashMap.newKeySet();

    /** Counts in a registry. */
    public TopologyMeters(MeterRegistry registry) {
        this.registry = registry;
        accepted = provider("offshoot.photos.accepted", "Photos sent to the real topic, by split");
        rejected = provider("offshoot.photos.rejected", "Photos that became dead letters of intake, by reason");
        duplicates = counter("offshoot.photos.duplicates", "Photos dropped because the class has their bytes");
        referred = counter(
                "offshoot.photos.referred", "Photos by reference sent to the fetcher, which publishes them again");
        conceptsRequested = counter("offshoot.concepts.requested", "Requests sent to the concept trainer");
        conceptsIgnored = counter("offshoot.concepts.ignored", "Records of the concepts topic that are not valid");
        policiesIgnored = counter("offshoot.policies.ignored", "Records of the policies topic that are not valid");
        planned = counter("offshoot.edits.planned", "Edits sent to the editor");
        waiting = Gauge.builder(
                        "offshoot.photos.waiting",
                        queues,
                        all -> all.stream().mapToLong(LongSupplier::getAsLong).sum())
                .description("Photos of this process that wait for a concept or for the end of a pause")
                .strongReference(true)
                .register(registry);
        // A counter that is there from the start shows its first increment as a rate.
        SPLITS.forEach(this::acceptedOf);
    }

    /** Photos may be rejected for these reasons: their counters are there from now on. */
    public void expectReasons(Stream<String> reasons) {
        reasons.forEach(this::rejectedFor);
    }

    /** A photo went to the real topic. */
    public void accepted(Split split) {
        acceptedOf(split).increment();
    }

    /** A photo was dropped as a duplicate. */
    public void duplicate() {
        duplicates.increment();
    }

    /** A photo by reference went to the fetcher. */
    public void referred() {
        referred.increment();
    }

    /** A record became a dead letter. */
    public void rejected(String reason) {
        rejectedFor(reason).increment();
    }

    /** A concept was asked for. */
    public void conceptRequested() {
        conceptsRequested.increment();
    }

    /** A record of the concepts topic was not valid. */
    public void conceptIgnored() {
        conceptsIgnored.increment();
    }

    /** A record of the policies topic was not valid. */
    public void policyIgnored() {
        policiesIgnored.increment();
    }

    /** Edits were sent to the editor. */
    public void planned(int edits) {
        planned.increment(edits);
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

    private Counter acceptedOf(Split split) {
        return accepted.withTag("split", split.name().toLowerCase(Locale.ROOT));
    }

    private Counter rejectedFor(String reason) {
        return rejected.withTag("reason", reason);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private MeterProvider<Counter> provider(String name, String description) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }
}
