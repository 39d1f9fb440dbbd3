package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.Pipeline;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Edits photos of any size: brings each to the model's size and back, pastes protected pixels back, and tries again with
 * another seed where the model gave no picture. The same arguments give the same pictures. The pipeline stays the
 * caller's; several threads may edit photos at once, and should where the pipeline is to be kept busy.
 */
public final class PhotoEdits {

    private final Pipeline pipeline;
    private final PictureCheck check;
    private final int retries;

    /**
     * @param check what counts as no picture
     * @param retries most further attempts at an edit that gave none
     */
    public PhotoEdits(Pipeline pipeline, PictureCheck check, int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must be at least 0, was " + retries);
        }
        this.pipeline = pipeline;
        this.check = check;
        this.retries = retries;
    }

    /**
     * Makes all edits of a photo and waits for them. The first stages of all chains share one encoded photo; each chain
     * goes on by itself.
     *
     * @param progress counts denoising steps; the total grows when an edit is tried again. Called several times a
     *     second; what it throws calls the edits off
     * @return one result per chain, in order
     * @throws IllegalArgumentException when an edit, the size or the concept does not fit the model
     * @throws java.util.concurrent.CancellationException when the thread is interrupted or the pipeline closed
     */
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        Frame frame = source.framing().frame(source.photo().size(), pipeline.size());
        RgbImage working = frame.enter(source.photo());
        UnaryOperator<EditOptions> masked =
                options -> source.repainting(options, frame, pipeline.size().factor());
        List<ChainRun> runs = chains.stream()
                .map(chain -> new ChainRun(chain.with(masked), working))
                .toList();
        try (PhotoRun photo = new PhotoRun(pipeline, concept, new Judge(check, retries), progress)) {
            photo.run(runs);
        }
        return runs.stream().map(run -> run.finish(source, frame)).toList();
    }
}
