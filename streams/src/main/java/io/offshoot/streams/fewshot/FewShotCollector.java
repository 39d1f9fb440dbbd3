package io.offshoot.streams.fewshot;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.concept.LearnedConcepts;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.policy.Policies;
import io.offshoot.streams.state.ClassKey;
import io.offshoot.streams.state.FewShotProgress;
import io.offshoot.streams.state.StateStores;
import io.offshoot.streams.state.TraceContexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the first k training photos of each class (k is the policy's examplesPerClass) and asks for a concept to be
 * learned from them: once k are there, or once the class's last new photo is a linger ago, so that a class with a
 * single photo works. A class that was asked for with fewer than k is asked for again, with the next version, when it has
 * k, and at every number of photos that the policy's learnAt names; likewise, at once, when its policy names another UNet to learn with. A request belongs to the trace of the newest of
 * its photos that came with one. While a class is paused, or its policy needs no
 * concept (mode REAL_GUIDANCE), its photos are kept and nothing is asked for; that is made up for later.
 */
public final class FewShotCollector extends ContextualProcessor<String, LabelledImage, String, ConceptRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FewShotCollector.class);
    private static final StringSerializer KEYS = new StringSerializer();
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
    private static final int LOOKS_PER_LINGER = 10;

    private final Duration linger;
    private final AugmentationPolicy defaultPolicy;
    private final TopologyMeters meters;

    /** Waits for a linger by the wall clock; goes by the published policies, else by a default. */
    public FewShotCollector(Duration linger, AugmentationPolicy defaultPolicy, TopologyMeters meters) {
        this.linger = linger;
        this.defaultPolicy = defaultPolicy;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, ConceptRequest> context) {
        super.init(context);
        Duration period = linger.dividedBy(LOOKS_PER_LINGER).plusMillis(1);
        context.schedule(
                period.compareTo(LONGEST_PERIOD) < 0 ? period : LONGEST_PERIOD,
                PunctuationType.WALL_CLOCK_TIME,
                now -> classes().forEach(label -> askIfDue(label, now)));
    }

    @Override
    public void process(Record<String, LabelledImage> record) {
        String label = record.key();
        FewShotProgress progress = progress(label);
        if (progress.kept() < policy(label).getExamplesPerClass()) {
            long now = context().currentSystemTimeMs();
            photos().put(ClassKey.of(label, record.value().getSha256()), record.value());
            progresses().put(label, progress.keptAt(now));
            traces().keep(label, record.headers());
            askIfDue(label, now);
        }
    }

    private void askIfDue(String label, long now) {
        AugmentationPolicy policy = policy(label);
        FewShotProgress progress = progress(label);
        if (!isDue(progress, policy, now)) {
            return;
        }
        List<LabelledImage> examples = examples(label, policy.getExamplesPerClass());
        FewShotProgress asked = progress.asked(examples.size(), policy.getUnet());
        progresses().put(label, asked);
        LOG.info("Asks for concept {} of {} from {} photos", asked.askedVersion(), label, examples.size());
        meters.conceptRequested();
        ConceptRequest request = ConceptRequests.of(
                label,
                asked.askedVersion(),
                examples,
                policy,
                LearnedConcepts.in(context()).inUse(label, policy));
        context().forward(new Record<>(label, request, now, traces().take(label)));
    }

    private boolean isDue(FewShotProgress progress, AugmentationPolicy policy, long now) {
        if (policy.getPaused() || policy.getMode() == EditMode.REAL_GUIDANCE || progress.kept() == 0) {
            return false;
        }
        if (isLearnedAnew(progress, policy)) {
            return true;
        }
        return progress.askedVersion() == 0
                ? now - progress.lastKeptAt() >= linger.toMillis()
                : !Objects.equals(progress.askedUNet(), policy.getUnet());
    }

    /** Whether one of the numbers of photos at which the policy wants a concept was reached since the last request. */
    private static boolean isLearnedAnew(FewShotProgress progress, AugmentationPolicy policy) {
        return Stream.concat(policy.getLearnAt().stream(), Stream.of(policy.getExamplesPerClass()))
                .anyMatch(photos -> photos > progress.askedWith() && photos <= progress.kept());
    }

    private List<LabelledImage> examples(String label, int atMost) {
        List<LabelledImage> examples = new ArrayList<>();
        try (KeyValueIterator<String, LabelledImage> kept = photos().prefixScan(ClassKey.prefix(label), KEYS)) {
            while (kept.hasNext() && examples.size() < atMost) {
                examples.add(kept.next().value);
            }
        }
        return examples;
    }

    private List<String> classes() {
        List<String> classes = new ArrayList<>();
        try (KeyValueIterator<String, FewShotProgress> all = progresses().all()) {
            all.forEachRemaining(entry -> classes.add(entry.key));
        }
        return classes;
    }

    private FewShotProgress progress(String label) {
        FewShotProgress progress = progresses().get(label);
        return progress == null ? FewShotProgress.NONE : progress;
    }

    private KeyValueStore<String, FewShotProgress> progresses() {
        return context().getStateStore(StateStores.FEW_SHOT_PROGRESS);
    }

    private KeyValueStore<String, LabelledImage> photos() {
        return context().getStateStore(StateStores.FEW_SHOTS);
    }

    private TraceContexts traces() {
        return new TraceContexts(context().getStateStore(StateStores.TRACE_CONTEXTS));
    }

    private AugmentationPolicy policy(String label) {
        return new Policies(context().getStateStore(StateStores.POLICIES), defaultPolicy).of(label);
    }
}
