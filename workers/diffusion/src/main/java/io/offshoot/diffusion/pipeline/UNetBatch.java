package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.inflight.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows that one UNet denoises together, each at a place of its own in a run of its own. */
final class UNetBatch<R extends RunningRow> implements Batch<R> {

    private final NDManager manager;
    private final GuidedUNet unet;
    private final int width;
    private final StepListener listener;
    private final LatentBatch latents;
    private final List<R> rows = new ArrayList<>();
    private @Nullable Asked asked;
    private @Nullable TextStates context;

    /**
     * Begins without rows.
     *
     * @param width rows to which every call of the UNet is filled up; 0 for calls as wide as there are rows
     */
    UNetBatch(NDManager parent, GuidedUNet unet, int width, StepListener listener) {
        this.manager = parent.newSubManager();
        this.unet = unet;
        this.width = width;
        this.listener = listener;
        this.latents = new LatentBatch(manager);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void join(List<R> joining) {
        latents.join(joining.stream().map(RunningRow::latents).toList());
        joining.forEach(RunningRow::joined);
        rows.addAll(joining);
        asked = null;
    }

    @Override
    public Stepped<R> step() {
        List<DenoisingRow.Place> now = rows.stream().map(RunningRow::place).toList();
        Duration before = unet.calls();
        Asked present = Asked.of(now, width);
        try (NDArray output = unet.forward(latents.sample(), now, present, context(present))) {
            latents.advance(now, output);
            listener.stepped(now.size(), output, latents.sample());
        }
        rows.forEach(RunningRow::stepped);
        try {
            return new Stepped<>(finish(now), unet.calls().minus(before));
        } catch (RuntimeException failure) {
            throw new IllegalStateException("the step is made, but its results could not be taken over", failure);
        }
    }

    private List<R> finish(List<DenoisingRow.Place> now) {
        List<Integer> done = IntStream.range(0, now.size())
                .filter(i -> now.get(i).isLast())
                .boxed()
                .toList();
        if (done.isEmpty()) {
            return List.of();
        }
        List<R> finished = done.stream().map(rows::get).toList();
        done.forEach(index -> rows.get(index).ended(latents, index));
        retainAllBut(finished);
        return finished;
    }

    @Override
    public void leave(List<R> leaving) {
        leaving.forEach(row -> row.left(latents, rows.indexOf(row)));
        retainAllBut(leaving);
    }

    private void retainAllBut(List<R> leaving) {
        latents.retain(IntStream.range(0, rows.size())
                .filter(i -> !leaving.contains(rows.get(i)))
                .boxed()
                .toList());
        rows.removeAll(leaving);
        asked = null;
    }

    /** Put together anew only when rows come or go, or begin or end to be guided. */
    private TextStates context(Asked present) {
        if (!present.equals(asked) || context == null) {
            forgetContext();
            TextStates texts = TextStates.concat(
                    present.texts(rows.stream().map(RunningRow::conditioning).toList()));
            texts.attach(manager);
            context = texts;
            asked = present;
        }
        return Objects.requireNonNull(context);
    }

    private void forgetContext() {
        TextStates old = context;
        context = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
