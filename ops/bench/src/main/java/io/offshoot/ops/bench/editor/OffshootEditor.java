package io.offshoot.ops.bench.editor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.ops.bench.BenchCluster;
import io.offshoot.ops.bench.BenchException;
import io.offshoot.ops.bench.TopicReader;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.editor.DiffusionPhotoEditor;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.work.ClientSettings;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** This side: the editor as it runs in the service, with a broker in the same process. */
final class OffshootEditor implements AutoCloseable {

    /** What the baseline samples with. */
    private static final String SCHEDULER = "DDIMScheduler";

    private final Parts parts = new Parts();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BenchCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final Orders orders;
    private int rounds;

    private OffshootEditor(EditorBenchSettings settings) throws IOException {
        this.orders = new Orders(settings.work().numInferenceSteps());
        this.cluster = parts.add(BenchCluster.start());
        this.topics = cluster.topics("offshoot");
        this.producer = parts.add(new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "max.request.size", 64 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
        StableDiffusion model = parts.add(settings.model().load());
        DiffusionPhotoEditor photoEditor = parts.add(DiffusionPhotoEditor.of(
                model,
                SchedulerConfigFile.parse(model.schedulerConfig(), SCHEDULER),
                BatchSettings.upTo(settings.work().batch())));
        photoEditor.metrics().bindTo(meters);
        EditorSettings editor = EditorSettings.of(ClientSettings.of(cluster.bootstrapServers(), "bench-editor"));
        parts.add(Editor.start(editor, UNets.only(photoEditor), topics, meters, List.of()));
    }

    static OffshootEditor start(EditorBenchSettings settings) throws IOException {
        return new OffshootEditor(settings);
    }

    /** Makes all edits once. */
    OffshootRound run(List<PlannedPhoto> plan) {
        List<EditRequest> requests = orders.of(plan, "round-" + rounds++);
        int items = plan.stream().mapToInt(photo -> photo.edits().size()).sum();
        Samples samples = new Samples();
        try (TopicReader results = new TopicReader(
                cluster.bootstrapServers(),
                List.of(topics.synthetic().name(), topics.failures().name()))) {
            samples.add(UNetTotals.now(meters));
            requests.forEach(this::send);
            await(results, items, samples);
        }
        UNetTotals whole = samples.whole();
        UNetTotals saturated = samples.saturated();
        long shown = 2 * Math.round(whole.filled());
        return new OffshootRound(
                new Measured(items, whole.at(), shown, whole.seconds()), saturated.share(), saturated.fill());
    }

    private void await(TopicReader results, int items, Samples samples) {
        AtomicInteger seen = new AtomicInteger();
        while (seen.get() < items) {
            results.poll(record -> {
                if (record.topic().equals(topics.failures().name())) {
                    throw new BenchException(
                            "the editor could not edit a photo of the benchmark; name other --photos or another --model.");
                }
                seen.incrementAndGet();
            });
            samples.add(UNetTotals.now(meters));
        }
    }

    private void send(EditRequest request) {
        Future<RecordMetadata> unused = producer.send(
                TypedRecords.result(topics.editRequests(), request.getSource().getImageId(), request));
    }

    @Override
    public void close() {
        parts.close();
    }
}
