package io.offshoot.ops.bench.memory;

import io.offshoot.ops.bench.TopicReader;
import io.offshoot.ops.bench.worker.EditBacklog;
import io.offshoot.ops.bench.worker.WorkerCluster;
import io.offshoot.ops.bench.worker.WorkerProcesses;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.simulator.FieldCamera;
import io.offshoot.simulator.FieldPhoto;
import io.offshoot.simulator.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures whether an editor needs more memory when more requests wait for it: one with a short backlog and one with a long one,
 * in turns, each a new process with a stand-in for the diffusion networks, production code otherwise, and the same heap.
 *
 * <p>The backlog is published before the editor starts. Both answer as many requests as the short backlog has, and are
 * watched until then; the long one is not worked off.
 */
public final class MemoryBench {

    private static final int PARTITIONS = 4;
    private static final int SPECIES = 4;
    private static final int DIFFERENT_PHOTOS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T08:00:00Z");

    private final MemorySettings settings;
    private final Consumer<String> lines;

    /** @param lines hears a line of the table for each run */
    public MemoryBench(MemorySettings settings, Consumer<String> lines) {
        this.settings = settings;
        this.lines = lines;
    }

    /** Runs everything, which takes minutes. */
    public MemoryReport run() {
        List<byte[]> photos = photos();
        lines.accept(
                "%d requests of %d edits are answered; photos of %d x %d pixels, %d KiB on average; heap up to %d MiB."
                        .formatted(
                                settings.backlog(),
                                settings.work().edits(),
                                settings.work().side(),
                                settings.work().side(),
                                photos.stream().mapToInt(photo -> photo.length).sum() / photos.size() / 1024,
                                settings.heapMib()));
        lines.accept("round  backlog  peak MiB  steady MiB  seconds");
        List<MemoryRun> runs = new ArrayList<>();
        try (WorkerCluster cluster = new WorkerCluster()) {
            for (int round = 0; round < settings.rounds(); round++) {
                for (int times : settings.order(round)) {
                    MemoryRun run = run(cluster, "memory-%d-%dx".formatted(round, times), times, photos);
                    runs.add(run);
                    lines.accept(line(round, run));
                }
            }
        }
        return new MemoryReport(settings, runs);
    }

    private MemoryRun run(WorkerCluster cluster, String prefix, int times, List<byte[]> photos) {
        Topics topics = cluster.topics(prefix, PARTITIONS);
        new EditBacklog(topics, settings.backlog() * times, settings.work().edits(), photos)
                .publish(cluster.bootstrapServers());
        List<String> heap = List.of("-Xms32m", "-Xmx" + settings.heapMib() + "m");
        List<String> options =
                cluster.editorOptions(topics, settings.mode(), settings.work().deviceTime());
        try (TopicReader results = new TopicReader(
                        cluster.bootstrapServers(), List.of(topics.synthetic().name()));
                WorkerProcesses processes = WorkerProcesses.start(1, heap, options)) {
            processes.awaitReady();
            return new MemoryWatch(results, processes.pids().get(0))
                    .untilAnswered(settings.watchedEdits(), times, limit());
        }
    }

    private Duration limit() {
        return settings.work()
                .deviceTime()
                .multipliedBy(settings.watchedEdits())
                .plus(PATIENCE);
    }

    private List<byte[]> photos() {
        int side = settings.work().side();
        var simulation = new SimulationSettings(SPECIES, SimulationSettings.ENDLESS, side, side, 0);
        FieldCamera camera = new FieldCamera(simulation, FIRST_OF_MAY, Duration.ofMinutes(1));
        return IntStream.range(0, DIFFERENT_PHOTOS)
                .mapToObj(camera::photo)
                .map(FieldPhoto::jpeg)
                .toList();
    }

    private String line(int round, MemoryRun run) {
        return String.format(
                Locale.ROOT,
                "%5d  %7d  %8.1f  %10.1f  %7.1f",
                round + 1,
                settings.backlog() * run.times(),
                run.peak(),
                run.steady(),
                run.seconds());
    }
}
