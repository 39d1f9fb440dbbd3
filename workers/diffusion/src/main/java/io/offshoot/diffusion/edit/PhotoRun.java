package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Arrivals;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The edits of one photo on their way: submits attempts, looks at what comes back, and submits what follows from it. */
final class PhotoRun implements AutoCloseable {

    /** How often progress is reported while nothing comes back. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Pipeline pipeline;
    private final ConceptVectors concept;
    private final Judge judge;
    private final Progress progress;
    private final Arrivals<Attempt> arrivals = new Arrivals<>();
    private final List<Pipeline.Submission> submissions = new ArrayList<>();
    private long total;
    private int open;

    PhotoRun(Pipeline pipeline, ConceptVectors concept, Judge judge, Progress progress) {
        this.pipeline = pipeline;
        this.concept = concept;
        this.judge = judge;
        this.progress = progress;
    }

    /** Runs chains that start from the same picture, and returns when each has its last result. */
    void run(List<ChainRun> chains) {
        List<Edit> planned =
                chains.stream().flatMap(chain -> chain.stages().stream()).toList();
        total = planned.stream().mapToLong(this::steps).sum();
        List<Attempt> first = chains.stream()
                .filter(chain -> chain.hasStage(0))
                .map(chain -> new Attempt(chain, 0, 0))
                .toList();
        submit(first);
        while (open > 0) {
            var arrived = arrivals.next(LOOK);
            progress.report(arrivals.steps(), total);
            arrived.ifPresent(this::judge);
        }
    }

    private long steps(Edit edit) {
        return pipeline.timesteps(edit).size();
    }

    /** @param attempts of chains that are at the same picture */
    private void submit(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        RgbImage picture = attempts.get(0).run().picture();
        List<Edit> edits = attempts.stream().map(Attempt::edit).toList();
        open += attempts.size();
        submissions.add(pipeline.submit(picture, concept, edits, arrivals.of(attempts)));
    }

    private void judge(Arrivals.Picture<Attempt> arrived) {
        open--;
        Attempt attempt = arrived.edit();
        ChainRun run = attempt.run();
        run.attempted(
                attempt.stage(),
                attempt.edit(),
                arrived.picture(),
                judge.check().defect(arrived.picture(), run.picture()).orElse(null));
        submit(next(attempt).toList());
    }

    private Stream<Attempt> next(Attempt attempt) {
        if (!attempt.run().isDefective()) {
            Attempt next = attempt.ofNextStage();
            return Stream.of(next).filter(following -> following.run().hasStage(following.stage()));
        }
        if (attempt.number() == judge.retries()) {
            return Stream.empty();
        }
        total += steps(attempt.edit());
        return Stream.of(attempt.again());
    }

    /** Calls off what is not done. */
    @Override
    public void close() {
        submissions.forEach(Pipeline.Submission::cancel);
    }
}
