package io.offshoot.ops.bench.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.ops.bench.BenchCluster;
import io.offshoot.ops.bench.Quantiles;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures both sides in turns on the same photos, every other round the copy first, and how long a photo takes through the
 * topology.
 */
public final class TopologyBench {

    private static final double THOUSAND = 1000.0;
    private static final double TAIL = 0.99;

    private final TopologyBenchSettings settings;
    private final Consumer<String> out;
    private final List<Double> latencies = new ArrayList<>();

    /** @param out hears every round, and at the end the JSON object */
    public TopologyBench(TopologyBenchSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
    }

    /** Runs all rounds. */
    public void run() {
        List<LabelledImage> photos =
                FieldPhotos.render(settings.warmUp() + settings.photos() + settings.paced(), settings.side());
        List<Double> topology = new ArrayList<>();
        List<Double> copy = new ArrayList<>();
        try (BenchCluster cluster = BenchCluster.start()) {
            for (int round = 1; round <= settings.rounds(); round++) {
                TopologySide topologySide = new TopologySide(cluster.folder("state"));
                if (round % 2 == 0) {
                    copy.add(rate(cluster, new CopySide(), round, photos));
                    topology.add(rate(cluster, topologySide, round, photos));
                } else {
                    topology.add(rate(cluster, topologySide, round, photos));
                    copy.add(rate(cluster, new CopySide(), round, photos));
                }
            }
        }
        report(Quantiles.of(topology).median(), Quantiles.of(copy).median());
    }

    /** Records per second. */
    private double rate(BenchCluster cluster, Side side, int round, List<LabelledImage> photos) {
        Topics topics = cluster.topics("%s-%d".formatted(side.name(), round));
        try (Parts parts = new Parts()) {
            parts.add(side.start(cluster.bootstrapServers(), topics));
            Feed feed = parts.add(new Feed(cluster.bootstrapServers(), topics, side.output(topics)));
            return rate(feed, side, round, photos);
        }
    }

    private double rate(Feed feed, Side side, int round, List<LabelledImage> photos) {
        int from = settings.warmUp();
        int to = from + settings.photos();
        feed.burst(photos.subList(0, from));
        double rate = settings.photos() / feed.burst(photos.subList(from, to));
        out.accept(String.format(Locale.ROOT, "round %d  %-8s  %8.1f photos/s", round, side.name(), rate));
        if (side instanceof TopologySide) {
            latencies.addAll(feed.paced(photos.subList(to, photos.size()), settings.rate()));
        }
        return rate;
    }

    private void report(double topology, double copy) {
        Quantiles latency = Quantiles.of(latencies);
        out.accept(new ObjectMapper()
                .createObjectNode()
                .put("topology_records_per_s", rounded(topology))
                .put("copy_records_per_s", rounded(copy))
                .put("ratio", rounded(topology / copy))
                .put("latency_p50_ms", rounded(THOUSAND * latency.median()))
                .put("latency_p99_ms", rounded(THOUSAND * latency.at(TAIL)))
                .toString());
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
