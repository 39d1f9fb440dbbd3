package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Pipeline;
import io.offshoot.diffusion.score.LabelScore;
import io.offshoot.diffusion.score.Labelled;
import java.util.List;
import java.util.OptionalDouble;

/** Scores pictures of any size: brings each to the model's size, as the photo was that it is an edit of. */
public final class PhotoScores {

    private final Pipeline pipeline;

    /** Scores with a pipeline, which stays the caller's. */
    public PhotoScores(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Scores pictures and waits for it, as {@link LabelScore#of} says.
     *
     * @param pictures of any size
     * @param timesteps at how many timesteps each is looked at
     */
    public List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        List<Labelled> working = pictures.stream()
                .map(labelled -> labelled.with(working(labelled.picture(), framing)))
                .toList();
        return new LabelScore(pipeline, timesteps).of(working, progress);
    }

    private RgbImage working(RgbImage picture, Framing framing) {
        return framing.frame(picture.size(), pipeline.size()).enter(picture);
    }
}
