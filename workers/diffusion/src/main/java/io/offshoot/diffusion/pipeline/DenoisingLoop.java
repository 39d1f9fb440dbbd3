package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Denoises some rows from their start to their end in the calling thread, for looking on at every step. */
public final class DenoisingLoop {

    private final GuidedUNet unet;

    public DenoisingLoop(UNet2DConditionModel unet) {
        this.unet = new GuidedUNet(unet, InstantSource.system());
    }

    /**
     * Runs all rows to their end.
     *
     * @param start latents of n rows
     * @param rows one per row of {@code start}
     * @param conditionings one per row
     * @return the denoised latents [n, 4, h, w], attached to the manager of {@code start}
     */
    public NDArray run(
            StartLatents start, List<DenoisingRow> rows, List<Conditioning> conditionings, StepListener listener) {
        NDManager owner = start.noisy().getManager();
        try (NDManager scope = owner.newSubManager();
                UNetBatch<RunningRow> batch = new UNetBatch<>(scope, unet, 0, listener)) {
            Latents all = Latents.of(start);
            List<RunningRow> running = IntStream.range(0, rows.size())
                    .mapToObj(
                            i -> new RunningRow(scope, rows.get(i), conditionings.get(i), all.pick(scope, List.of(i))))
                    .toList();
            batch.join(running);
            while (!batch.isEmpty()) {
                batch.step();
            }
            NDArray latents = NDArrays.concat(
                    new NDList(running.stream().map(RunningRow::result).toList()));
            latents.attach(owner);
            return latents;
        }
    }
}
