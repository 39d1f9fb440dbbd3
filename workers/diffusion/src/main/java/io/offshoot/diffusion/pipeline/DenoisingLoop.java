package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import io.offshoot.diffusion.schedule.NoiseLevel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Denoises a batch whose rows have schedules of their own: they start together, each is told its own timesteps, and a
 * row leaves the batch when its run is over.
 */
public final class DenoisingLoop {

    private final GuidedUNet unet;

    public DenoisingLoop(UNet2DConditionModel unet) {
        this.unet = new GuidedUNet(unet);
    }

    /**
     * Runs all rows to their end.
     *
     * @param start latents of n rows
     * @param rows one per row of {@code start}
     * @return the denoised latents [n, 4, h, w], attached to the manager of {@code start}
     */
    public NDArray run(StartLatents start, List<DenoisingRow> rows, Conditioning conditioning, StepListener listener) {
        NDManager owner = start.noisy().getManager();
        try (NDManager scope = owner.newSubManager()) {
            Run run = new Run(scope, rows, conditioning, start);
            while (!run.active.isEmpty()) {
                run.step(listener);
            }
            NDArray latents = NDArrays.concat(new NDList(run.finished));
            latents.attach(owner);
            return latents;
        }
    }

    /** The state of one run. */
    private final class Run {

        private final NDManager scope;
        private final List<DenoisingRow> rows;
        private final LatentBatch batch;
        private final NDArray[] finished;
        private final PresentContext context;
        private @Nullable KeptLatents kept;
        private List<Integer> active;
        private int taken;

        Run(NDManager scope, List<DenoisingRow> rows, Conditioning conditioning, StartLatents start) {
            this.scope = scope;
            this.rows = rows;
            this.finished = new NDArray[rows.size()];
            this.active = IntStream.range(0, rows.size()).boxed().toList();
            this.batch = new LatentBatch(scope, start.noisy(), active);
            this.context = new PresentContext(scope, conditioning);
            this.kept = start.kept();
        }

        void step(StepListener listener) {
            List<DenoisingRow.Place> now =
                    active.stream().map(place -> rows.get(place).after(taken)).toList();
            try (NDArray output = unet.forward(batch.sample(), now, context.of(active, GuidedUNet.guided(now)))) {
                batch.advance(now, output);
                putBack(now.stream().map(DenoisingRow.Place::keptLevel).toList());
                listener.stepped(now.size(), output, batch.sample());
            }
            taken++;
            if (now.stream().anyMatch(place -> place.row().endsAfter(taken))) {
                leave();
            }
        }

        private void putBack(List<NoiseLevel> levels) {
            if (kept != null) {
                batch.putBack(kept, levels);
            }
        }

        private void leave() {
            List<Integer> staying = IntStream.range(0, active.size())
                    .filter(i -> !rows.get(active.get(i)).endsAfter(taken))
                    .boxed()
                    .toList();
            for (int i = 0; i < active.size(); i++) {
                if (!staying.contains(i)) {
                    finished[active.get(i)] = finish(batch.row(i, scope), i);
                }
            }
            active = staying.stream().map(active::get).toList();
            if (!active.isEmpty()) {
                batch.retain(staying);
                kept = kept == null ? null : kept.pick(scope, staying);
            }
        }

        /** However the kept part was treated on the way, it ends clean. */
        private NDArray finish(NDArray row, int place) {
            return kept == null ? row : kept.pick(scope, List.of(place)).putBack(row, List.of(NoiseLevel.CLEAN));
        }
    }
}
