package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import io.offshoot.diffusion.Progress;
import java.util.List;

/** Adds up the steps of all rows and reports them. */
final class StepCounter implements StepListener {

    private final long total;
    private final Progress progress;
    private long done;

    private StepCounter(long total, Progress progress) {
        this.total = total;
        this.progress = progress;
    }

    static StepCounter of(List<DenoisingRow> rows, Progress progress) {
        return new StepCounter(
                rows.stream().mapToLong(row -> row.run().steps().size()).sum(), progress);
    }

    @Override
    public void stepped(int rows, NDArray output, NDArray latents) {
        done += rows;
        progress.report(done, total);
    }
}
