package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.image.RgbImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Probes of one picture, and the arrays that live until the last one has ended. */
final class ProbeTicket implements Submitted {

    private final RgbImage picture;
    private final List<Probe> probes;
    private final UNetKind kind;
    private final NDManager manager;
    private final double[] losses;
    private final AtomicInteger open;
    private final CompletableFuture<double[]> answer = new CompletableFuture<>();

    /** @param manager closed when the last probe has ended */
    ProbeTicket(RgbImage picture, List<Probe> probes, UNetKind kind, NDManager manager) {
        this.picture = picture;
        this.probes = List.copyOf(probes);
        this.kind = kind;
        this.manager = manager;
        this.losses = new double[probes.size()];
        this.open = new AtomicInteger(probes.size());
    }

    RgbImage picture() {
        return picture;
    }

    List<Probe> probes() {
        return probes;
    }

    UNetKind kind() {
        return kind;
    }

    /** The losses, in the order of the probes; cancelling it calls the probes off. */
    CompletableFuture<double[]> answer() {
        return answer;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public boolean isCancelled() {
        return answer.isDone();
    }

    void answered(int probe, double loss) {
        losses[probe] = loss;
        end(1);
    }

    void failedOne(Throwable cause) {
        answer.completeExceptionally(cause);
        end(1);
    }

    @Override
    public void failed(Throwable cause) {
        answer.completeExceptionally(cause);
        end(probes.size());
    }

    @Override
    public List<PipelineRow> rows(Encoding encoding, Consumer<EditRow> denoised) {
        return List.copyOf(encoding.rows(this));
    }

    private void end(int ended) {
        if (open.addAndGet(-ended) == 0) {
            manager.close();
            answer.complete(losses);
        }
    }
}
