package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Consumer;

/** What a caller has handed to the pipeline: a picture, and what is asked about it. */
interface Submitted {

    /** Closed when nothing is left to do. */
    NDManager manager();

    /** Whether nobody waits for it any more. For any thread. */
    boolean isCancelled();

    /** It ends without a result. */
    void failed(Throwable cause);

    /**
     * Its rows.
     *
     * @param denoised gets each row of an edit that has its result
     */
    List<PipelineRow> rows(Encoding encoding, Consumer<EditRow> denoised);
}
