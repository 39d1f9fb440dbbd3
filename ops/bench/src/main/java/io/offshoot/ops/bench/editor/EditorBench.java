package io.offshoot.ops.bench.editor;

import io.offshoot.diffusion.model.AutoencoderConfig;
import io.offshoot.diffusion.model.ModelFolder;
import io.offshoot.diffusion.model.UNetConfig;
import io.offshoot.ops.bench.BarChart;
import io.offshoot.ops.bench.BenchException;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures both sides in turns on the same photos, edits, weights and threads. Each round begins with another side, so
 * that a machine that grows slower favours none.
 */
public final class EditorBench {

    private final EditorBenchSettings settings;
    private final Consumer<String> out;

    /** @param out hears every round, and at the end the JSON object */
    public EditorBench(EditorBenchSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Runs all rounds.
     *
     * @return whether the targets are reached
     * @throws BenchException when a side cannot run
     */
    public boolean run(Targets targets) throws IOException {
        if (!Files.isRegularFile(settings.baseline())) {
            throw new BenchException(
                    "there is no file " + settings.baseline() + "; name the script of the other side with --baseline.");
        }
        try (BenchPhotos photos = photos()) {
            Baseline baseline = new Baseline(settings, photos.folder());
            EditorComparison comparison = compare(baseline, baseline.plan());
            boolean pass = targets.reachedBy(comparison);
            plot(comparison);
            out.accept(ComparisonLines.json(comparison, pass));
            return pass;
        }
    }

    private void plot(EditorComparison comparison) throws IOException {
        Path plot = settings.plot();
        ModelSettings model = settings.model();
        if (plot != null) {
            String title =
                    "images per second, %s, %s, %d threads".formatted(model.device(), model.dtype(), model.threads());
            Files.writeString(plot, new BarChart(title, comparison.itemsPerSecond()).svg());
        }
    }

    private BenchPhotos photos() throws IOException {
        Path chosen = settings.photos();
        return chosen == null
                ? BenchPhotos.simulated(
                        settings.work().photos(),
                        side(ModelFolder.open(settings.model().folder())))
                : BenchPhotos.in(chosen);
    }

    private static int side(ModelFolder model) throws IOException {
        return UNetConfig.read(model.config("unet")).sampleSize()
                * AutoencoderConfig.read(model.config("vae")).factor();
    }

    private EditorComparison compare(Baseline baseline, List<PlannedPhoto> plan) throws IOException {
        if (plan.isEmpty()) {
            throw new BenchException(
                    "there are no photos in sub-folders of --photos; name a folder with one per class.");
        }
        try (OffshootEditor offshoot = OffshootEditor.start(settings)) {
            offshoot.run(plan.subList(0, 1).stream()
                    .map(photo -> photo.warmUp(settings.work().numInferenceSteps()))
                    .toList());
            List<ComparedRound> rounds = new ArrayList<>();
            for (int round = 1; round <= settings.rounds(); round++) {
                rounds.add(round(round, baseline, offshoot, plan));
                ComparisonLines.of(rounds.get(round - 1), round).forEach(out);
            }
            return new EditorComparison(rounds);
        }
    }

    private static ComparedRound round(
            int number, Baseline baseline, OffshootEditor offshoot, List<PlannedPhoto> plan) {
        List<Rival> order = new ArrayList<>(List.of(Rival.values()));
        Collections.rotate(order, number);
        Map<Rival, Measured> rivals = new EnumMap<>(Rival.class);
        Measured first = baseline.run(order.get(0));
        rivals.put(order.get(0), first);
        OffshootRound own = offshoot.run(plan);
        order.subList(1, order.size()).forEach(rival -> rivals.put(rival, baseline.run(rival)));
        ComparedRound round = new ComparedRound(own, rivals);
        requireSameWork(own.measured(), round.rival(Rival.SINGLE));
        return round;
    }

    /** Single and grouped runs show the UNet each row of each edit once; so must Offshoot. */
    private static void requireSameWork(Measured own, Measured single) {
        if (single.items() != own.items() || single.unetRows() != own.unetRows()) {
            throw new BenchException(
                    "the sides did not do the same: %d images and %d UNet rows here, %d and %d there; report this."
                            .formatted(own.items(), own.unetRows(), single.items(), single.unetRows()));
        }
    }
}
