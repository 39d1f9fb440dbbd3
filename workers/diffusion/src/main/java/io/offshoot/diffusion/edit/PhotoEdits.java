package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.Pipeline;
import io.offshoot.diffusion.random.Seeds;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Edits photos of any size: brings each to the model's size and back, pastes protected pixels back, and tries again with
 * another seed where the model gave no picture. The same arguments give the same pictures. The pipeline stays the
 * caller's.
 */
public final class PhotoEdits {

    /** Sets the seeds of further attempts apart from those of the stages of a chain. */
    private static final int RETRY = 1 << 20;

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
     * Makes all edits of a photo; first stages run as one batch, later ones chain by chain.
     *
     * @param progress counts denoising steps; the total grows when an edit is tried again
     * @return one result per chain, in order
     * @throws IllegalArgumentException when an edit, the size or the concept does not fit the model
     */
    public List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress) {
        Frame frame = source.framing().frame(source.photo().size(), pipeline.size());
        RgbImage working = frame.enter(source.photo());
        UnaryOperator<EditOptions> masked =
                options -> source.repainting(options, frame, pipeline.size().factor());
        List<ChainRun> runs = chains.stream()
                .map(chain -> new ChainRun(chain.with(masked), working))
                .toList();
        int stages =
                chains.stream().mapToInt(chain -> chain.stages().size()).max().orElse(0);
        Attempts attempts = new Attempts(concept, new StepTotal(progress, steps(edits(chains))));
        for (int stage = 0; stage < stages; stage++) {
            for (List<ChainRun> batch : batches(runs, stage)) {
                attempts.run(batch, stage);
            }
        }
        return runs.stream().map(run -> run.finish(source, frame)).toList();
    }

    private static List<Edit> edits(List<EditChain> chains) {
        return chains.stream().flatMap(chain -> chain.stages().stream()).toList();
    }

    private long steps(List<Edit> edits) {
        return edits.stream().mapToLong(edit -> pipeline.timesteps(edit).size()).sum();
    }

    /** Runs whose next stage starts from the same picture. */
    private static List<List<ChainRun>> batches(List<ChainRun> runs, int stage) {
        Stream<ChainRun> active = runs.stream().filter(run -> run.hasStage(stage));
        return stage == 0
                ? Stream.of(active.toList()).filter(batch -> !batch.isEmpty()).toList()
                : active.map(List::of).toList();
    }

    /** The attempts at the edits of one photo. */
    private final class Attempts {

        private final ConceptVectors concept;
        private final StepTotal total;

        Attempts(ConceptVectors concept, StepTotal total) {
            this.concept = concept;
            this.total = total;
        }

        void run(List<ChainRun> batch, int stage) {
            RgbImage start = batch.get(0).picture();
            List<ChainRun> pending = batch;
            for (int attempt = 0; attempt <= retries && !pending.isEmpty(); attempt++) {
                run(pending, stage, start, attempt);
                pending = pending.stream().filter(ChainRun::isDefective).toList();
            }
        }

        private void run(List<ChainRun> pending, int stage, RgbImage start, int attempt) {
            List<Edit> edits = pending.stream()
                    .map(run -> run.stage(stage))
                    .map(edit -> attempt == 0 ? edit : edit.withSeed(Seeds.derived(edit.seed(), RETRY + attempt)))
                    .toList();
            long steps = steps(edits);
            if (attempt > 0) {
                total.add(steps);
            }
            List<DecodedPicture> results = pipeline.editAsIs(start, concept, edits, total.next(steps));
            for (int i = 0; i < edits.size(); i++) {
                DecodedPicture result = results.get(i);
                pending.get(i)
                        .attempted(
                                stage,
                                edits.get(i),
                                result,
                                check.defect(result, start).orElse(null));
            }
        }
    }
}
