package io.offshoot.diffusion.score;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.pipeline.Pipeline;
import io.offshoot.diffusion.pipeline.Probe;
import io.offshoot.diffusion.random.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores how well pictures keep their label, by the diffusion model itself: noise is added to the picture at a few fixed
 * timesteps, the UNet looks for it under the label's own prompt and under the prompts of others, and the score is how
 * probable the own label is by the errors it makes ({@link Posterior}). All labels see the same noise, which follows from
 * a seed, so that the same picture has the same score.
 *
 * <p>A score costs one row of the UNet, without guidance, for each timestep and label, and one encoding of the picture. The
 * pipeline stays the caller's; several threads may score at once.
 */
public final class LabelScore {

    /** Sets the seeds of scores apart from those of an edit's stages and further attempts. */
    private static final int FAMILY = 1 << 24;

    /** How often progress is reported while nothing comes back. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Pipeline pipeline;
    private final List<Integer> timesteps;

    /**
     * @param timesteps at how many timesteps a picture is looked at
     * @throws IllegalArgumentException when the model has fewer
     */
    public LabelScore(Pipeline pipeline, int timesteps) {
        this.pipeline = pipeline;
        this.timesteps = ScoreTimesteps.evenly(timesteps, pipeline.trainTimesteps());
    }

    /**
     * Scores pictures and waits for it.
     *
     * @param pictures at sizes the model can work at
     * @param progress counts pictures; called several times a second, what it throws calls the scores off
     * @return of each picture, in order, the probability of its own label, in (0, 1); empty when the model's errors are no
     *     numbers
     * @throws IllegalArgumentException when a size or a concept does not fit the model
     * @throws java.util.concurrent.CancellationException when the thread is interrupted or the pipeline closed
     */
    public List<OptionalDouble> of(List<Labelled> pictures, Progress progress) {
        List<CompletableFuture<double[]>> losses = new ArrayList<>();
        try {
            pictures.forEach(picture -> losses.add(pipeline.losses(picture.picture(), probes(picture))));
            return Answers.all(losses, LOOK, progress).stream().map(this::own).toList();
        } finally {
            losses.forEach(answer -> answer.cancel(false));
        }
    }

    private List<Probe> probes(Labelled picture) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < timesteps.size(); i++) {
            int timestep = timesteps.get(i);
            long noise = Seeds.derived(picture.seed(), FAMILY + i);
            Stream.concat(Stream.of(picture.own()), picture.others().stream())
                    .map(label -> new Probe(label.prompt(), label.concept(), timestep, noise))
                    .forEach(probes::add);
        }
        return probes;
    }

    /** The own label's probability, from the losses of each timestep's labels, the own one first. */
    private OptionalDouble own(double[] losses) {
        if (!DoubleStream.of(losses).allMatch(Double::isFinite)) {
            return OptionalDouble.empty();
        }
        int labels = losses.length / timesteps.size();
        double[][] byTimestep = IntStream.range(0, timesteps.size())
                .mapToObj(i -> Arrays.copyOfRange(losses, i * labels, (i + 1) * labels))
                .toArray(double[][]::new);
        return OptionalDouble.of(Posterior.of(byTimestep)[0]);
    }
}
