package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One edit between its first step and its result. */
class RunningRow {

    private final NDManager owner;
    private final Conditioning conditioning;
    private DenoisingRow.Place place;
    private @Nullable Latents latents;
    private @Nullable NDArray result;

    /**
     * A row before its first step.
     *
     * @param owner gets what the row keeps while it is in no batch, and its result
     * @param latents of one row, attached to {@code owner}
     */
    RunningRow(NDManager owner, DenoisingRow row, Conditioning conditioning, Latents latents) {
        this.owner = owner;
        this.conditioning = conditioning;
        this.place = row.after(0);
        this.latents = latents;
    }

    final DenoisingRow.Place place() {
        return place;
    }

    final Conditioning conditioning() {
        return conditioning;
    }

    /** What the row brings into a batch. */
    final Latents latents() {
        return Objects.requireNonNull(latents, "the row is in a batch");
    }

    /** The batch has taken a copy. */
    final void joined() {
        latents().close();
        latents = null;
    }

    /** The row goes before it is done and takes its latents with it. */
    final void left(LatentBatch batch, int index) {
        latents = batch.row(index, owner);
    }

    /** The row made its last step. */
    final void ended(LatentBatch batch, int index) {
        result = batch.result(index, owner);
    }

    /** The denoised latents [1, 4, h, w], attached to the row's owner. */
    final NDArray result() {
        return Objects.requireNonNull(result, "the row is not done");
    }

    /** Hears that the row made a step. */
    void stepped() {
        if (!place.isLast()) {
            place = place.next();
        }
    }
}
