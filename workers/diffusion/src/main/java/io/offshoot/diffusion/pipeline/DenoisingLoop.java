package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import io.offshoot.diffusion.schedule.Step;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
     * @param start clean latents brought to each row's first noise level [n, 4, h, w]
     * @param rows one per row of {@code start}
     * @return the denoised latents [n, 4, h, w], attached to the manager of {@code start}
     */
    public NDArray run(NDArray start, List<DenoisingRow> rows, Conditioning conditioning, StepListener listener) {
        NDManager owner = start.getManager();
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
        private final Conditioning conditioning;
        private final LatentBatch batch;
        private final NDArray[] finished;
        private List<Integer> active;
        private NDArray context;
        private int position;

        Run(NDManager scope, List<DenoisingRow> rows, Conditioning conditioning, NDArray start) {
            this.scope = scope;
            this.rows = rows;
            this.conditioning = conditioning;
            this.finished = new NDArray[rows.size()];
            // guided rows first, so that they are one slice of every batch
            this.active = IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(Comparator.comparing(place -> !rows.get(place).guided()))
                    .toList();
            this.batch = new LatentBatch(scope, start, active);
            this.context = context();
        }

        void step(StepListener listener) {
            List<DenoisingRow> now = active.stream().map(rows::get).toList();
            List<Step> steps = now.stream().map(row -> row.step(position)).toList();
            long[] timesteps = steps.stream().mapToLong(Step::timestep).toArray();
            try (NDArray output = unet.forward(batch.sample(), now, timesteps, context)) {
                batch.advance(steps, output);
                listener.stepped(now.size(), output, batch.sample());
            }
            position++;
            if (now.stream().anyMatch(row -> row.endsAt(position))) {
                leave();
            }
        }

        private void leave() {
            List<Integer> staying = IntStream.range(0, active.size())
                    .filter(i -> !rows.get(active.get(i)).endsAt(position))
                    .boxed()
                    .toList();
            for (int i = 0; i < active.size(); i++) {
                if (!staying.contains(i)) {
                    finished[active.get(i)] = batch.row(i, scope);
                }
            }
            active = staying.stream().map(active::get).toList();
            if (!active.isEmpty()) {
                batch.retain(staying);
                context.close();
                context = context();
            }
        }

        private NDArray context() {
            List<Integer> guided =
                    active.stream().filter(place -> rows.get(place).guided()).toList();
            return conditioning.context(scope, guided, active);
        }
    }
}
