package io.offshoot.ops.bench.scale;

import io.offshoot.ops.bench.worker.EditBacklog;
import io.offshoot.ops.bench.worker.WorkerCluster;
import io.offshoot.ops.bench.worker.WorkerGroup;
import io.offshoot.ops.bench.worker.WorkerProcesses;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures how much more several workers do than one, in processes of their own on one machine, each with a stand-in
 * device that takes time and no CPU.
 *
 * <p>The workers run and have their partitions before the backlog is committed, so that starting counts for nothing; the clock
 * runs from that commit to the last image that a reader sees. Each number of workers gets its share of photos for each worker,
 * spread evenly over the partitions.
 */
public final class ScaleBench {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> HEAP = List.of("-Xmx192m");

    private final ScaleSettings settings;
    private final Consumer<String> lines;

    /** @param lines hears a line of the table for each run */
    public ScaleBench(ScaleSettings settings, Consumer<String> lines) {
        this.settings = settings;
        this.lines = lines;
    }

    /** Runs everything, which takes minutes. */
    public ScaleReport run() {
        lines.accept(
                "An edit holds its worker's stand-in device for %d ms; %d photos with %d edits for each worker, ideal %.1f s."
                        .formatted(
                                settings.deviceTime().toMillis(),
                                settings.photosPerWorker(),
                                settings.editsPerPhoto(),
                                settings.ideal().toMillis() / 1000.0));
        lines.accept("mode          workers   edits  seconds  edits/s   ratio  repeated");
        Map<WorkMode, List<ScaleRun>> runs = new LinkedHashMap<>();
        try (WorkerCluster cluster = new WorkerCluster()) {
            settings.modes().forEach(mode -> runs.put(mode, runs(cluster, mode)));
        }
        return new ScaleReport(settings, runs);
    }

    private List<ScaleRun> runs(WorkerCluster cluster, WorkMode mode) {
        List<ScaleRun> runs = new ArrayList<>();
        for (int workers : settings.workers()) {
            ScaleRun run = run(cluster, mode, workers);
            runs.add(run);
            lines.accept(String.format(
                    Locale.ROOT,
                    "%-13s %7d %7d %8.1f %8.1f %7.2f %9d",
                    mode.word(),
                    workers,
                    run.edits(),
                    run.seconds(),
                    run.editsPerSecond(),
                    run.editsPerSecond() / runs.get(0).editsPerSecond(),
                    run.repeated()));
        }
        return runs;
    }

    private ScaleRun run(WorkerCluster cluster, WorkMode mode, int workers) {
        String prefix = "scale-%s-%d".formatted(mode.word(), workers);
        Topics topics = cluster.topics(prefix, settings.partitions());
        try (WorkerProcesses processes = WorkerProcesses.start(
                        workers, HEAP, cluster.editorOptions(topics, mode, settings.deviceTime()));
                Admin admin = cluster.admin()) {
            processes.awaitReady();
            new WorkerGroup(admin, mode, prefix).awaitPartitions(workers, settings.partitions());
            int photos = workers * settings.photosPerWorker();
            Instant begun =
                    EditBacklog.small(topics, photos, settings.editsPerPhoto()).publish(cluster.bootstrapServers());
            SyntheticCount count = new SyntheticCount(topics);
            count.await(
                    cluster.bootstrapServers(),
                    photos * settings.editsPerPhoto(),
                    settings.ideal().plus(PATIENCE));
            return count.since(begun, workers);
        }
    }
}
