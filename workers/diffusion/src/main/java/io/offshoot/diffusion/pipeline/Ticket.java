package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.RgbImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One submission: what it asks for, and the arrays that live until its last edit has ended. */
final class Ticket implements Pipeline.Submission, Submitted {

    private final RgbImage picture;
    private final ConceptVectors concept;
    private final List<Edit> edits;
    private final Pipeline.Listener listener;
    private final UNetKind kind;
    private final NDManager manager;
    private final AtomicInteger open;
    private volatile boolean cancelled;

    /** @param manager closed when the last edit has ended */
    Ticket(
            RgbImage picture,
            ConceptVectors concept,
            List<Edit> edits,
            Pipeline.Listener listener,
            UNetKind kind,
            NDManager manager) {
        this.picture = picture;
        this.concept = concept;
        this.edits = edits;
        this.listener = listener;
        this.kind = kind;
        this.manager = manager;
        this.open = new AtomicInteger(edits.size());
    }

    RgbImage picture() {
        return picture;
    }

    ConceptVectors concept() {
        return concept;
    }

    List<Edit> edits() {
        return edits;
    }

    Pipeline.Listener listener() {
        return listener;
    }

    UNetKind kind() {
        return kind;
    }

    @Override
    public NDManager manager() {
        return manager;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    void finished(int edit, DecodedPicture result) {
        end();
        listener.finished(edit, result);
    }

    void failed(int edit, Throwable cause) {
        end();
        listener.failed(edit, cause);
    }

    @Override
    public void failed(Throwable cause) {
        IntStream.range(0, edits.size()).forEach(edit -> failed(edit, cause));
    }

    @Override
    public List<PipelineRow> rows(Encoding encoding, Consumer<EditRow> denoised) {
        return List.copyOf(encoding.rows(this, denoised));
    }

    private void end() {
        if (open.decrementAndGet() == 0) {
            manager.close();
        }
    }
}
