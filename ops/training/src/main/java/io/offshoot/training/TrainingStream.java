package io.offshoot.training;

import io.offshoot.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Training images for ever, mixed from what has arrived: what {@code OffshootDataset} of the Python package is, in Java.
 *
 * <p>Each {@link #next} first takes in what has come to the topics of photos and synthetics, then draws a photo of the
 * pool and, with probability alpha, puts one of its own synthetics in its place (DA-Fusion's rule). While the pool is
 * empty it waits. For one thread; needs no consumer group and commits nothing.
 */
public final class TrainingStream implements Iterator<TrainingImage>, AutoCloseable {

    private static final Duration READ = Duration.ofMillis(200);

    private final MixSettings mix;
    private final ImageFilter keep;
    private final @Nullable Duration patience;
    private final InstantSource time;
    private final Source source;
    private ImagePool pool;
    private Draws draws;

    TrainingStream(Source source, MixSettings mix, ImageFilter keep, @Nullable Duration patience, InstantSource time) {
        this.source = source;
        this.mix = mix;
        this.keep = keep;
        this.patience = patience;
        this.time = time;
        this.pool = newPool();
        this.draws = new Draws(mix.seed(), 0);
    }

    /** As {@link #open(StreamSettings, MixSettings, ImageFilter, PayloadFetcher)}, for images inside the stream only. */
    public static TrainingStream open(StreamSettings stream, MixSettings mix, ImageFilter keep) {
        return open(stream, mix, keep, PayloadFetcher.NONE);
    }

    /**
     * A stream that begins with the first record of each partition.
     *
     * @throws TrainingStreamException when the brokers do not answer or there is no such topic
     */
    public static TrainingStream open(
            StreamSettings stream, MixSettings mix, ImageFilter keep, PayloadFetcher fetcher) {
        List<String> topics = switch (keep.provenance()) {
            case ALL -> List.of(stream.realTopic(), stream.syntheticTopic());
            case REAL -> List.of(stream.realTopic());
            case SYNTHETIC -> List.of(stream.syntheticTopic());
        };
        var consumer = new KafkaConsumer<>(
                ConsumerProperties.of(stream), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        ImageDecoder decoder = new ImageDecoder(SchemaRegistry.connect(stream.registry()), fetcher);
        InstantSource time = InstantSource.system();
        return new TrainingStream(
                new KafkaSource(stream, topics, consumer, decoder, time), mix, keep, stream.patience(), time);
    }

    /** Goes on from a saved state: the same pool, then what came after it; its draws go on as they would have. */
    public TrainingStream resume(TrainingState state) {
        pool = newPool();
        new Restoring(source).restore(state, pool);
        draws = new Draws(mix.seed(), state.draws());
        return this;
    }

    /** The offsets to go on from, where the pool's images are in the stream, and the number of draws. */
    public TrainingState state() {
        List<StreamOffset> next = source.positions().entrySet().stream()
                .map(each -> StreamOffset.of(new Place(each.getKey(), each.getValue())))
                .toList();
        List<StreamOffset> places = pool.places().stream().map(StreamOffset::of).toList();
        return new TrainingState(
                TrainingState.VERSION, next, places, pool.readyIds(), pool.retiredIds(), draws.count());
    }

    /** Always true: a stream of training images has no end. */
    @Override
    public boolean hasNext() {
        return true;
    }

    /**
     * The next image.
     *
     * @throws TrainingStreamException when none that the filter accepts came in time, or the brokers went away
     */
    @Override
    public TrainingImage next() {
        take(Duration.ZERO);
        if (pool.size() == 0) {
            awaitFirst();
        }
        return pool.draw(draws.next());
    }

    /** The images of {@link #next}, without end. */
    public Stream<TrainingImage> stream() {
        return Stream.generate(this::next);
    }

    /** Takes in what is in the stream now; returns how many photos can be drawn. */
    public int catchUp() {
        do {
            take(READ);
        } while (!source.isAtEnd());
        return pool.size();
    }

    /** An epoch of fixed content, of all that is in the stream now: each photo once, or one of its synthetics instead. */
    public List<TrainingImage> snapshot(long seed) {
        catchUp();
        Random random = new Random(seed);
        List<TrainingImage> images = new ArrayList<>();
        pool.entries().forEach(entry -> images.add(entry.drawOrdered(mix.alpha(), random)));
        Collections.shuffle(images, random);
        return List.copyOf(images);
    }

    /** How many photos can be drawn now. */
    public int photos() {
        return pool.size();
    }

    /** How many synthetics can be drawn now. */
    public int synthetics() {
        return pool.syntheticCount();
    }

    /** Photos in the pool per class. */
    public Map<String, Integer> labels() {
        return pool.labels();
    }

    /** How many records were skipped, as no labelled images. */
    public long skipped() {
        return source.skipped();
    }

    /** Gives the connections back. */
    @Override
    public void close() {
        source.close();
    }

    private void take(Duration timeout) {
        source.read(timeout).stream()
                .filter(arrival -> keep.accepts(arrival.image()))
                .forEach(pool::add);
    }

    private void awaitFirst() {
        Instant deadline = patience == null ? Instant.MAX : time.instant().plus(patience);
        while (pool.size() == 0) {
            take(READ);
            if (pool.size() == 0 && !time.instant().isBefore(deadline)) {
                throw new TrainingStreamException(
                        "No image that the filter accepts came within " + patience
                                + ": publish photos (./offshoot ingest DIR) or widen the filter.",
                        null);
            }
        }
    }

    private ImagePool newPool() {
        return new ImagePool(mix, keep.provenance() != Origin.SYNTHETIC);
    }
}
