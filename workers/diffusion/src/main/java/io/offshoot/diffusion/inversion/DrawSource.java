package io.offshoot.diffusion.inversion;

import io.offshoot.diffusion.random.TorchGenerator;
import java.util.ArrayList;
import java.util.List;

/** Draws the noisy examples of textual inversion from one seed. */
final class DrawSource {

    private final TorchGenerator generator;
    private final Ranges ranges;
    private final List<Integer> unseen = new ArrayList<>();

    /**
     * What is drawn from.
     *
     * @param examples number of pictures, flips not counted; a picture {@code i} has its flip at {@code i + examples}
     * @param variation prompts, and how often a picture is mirrored
     * @param timesteps number of training timesteps
     * @param latents values of one latent
     */
    record Ranges(int examples, ExampleSettings variation, int timesteps, int latents) {}

    DrawSource(long seed, Ranges ranges) {
        this.generator = new TorchGenerator(seed);
        this.ranges = ranges;
    }

    /** The next {@code count} draws, timesteps uniform; every picture comes once before one comes again. */
    List<NoisyDraw> next(int count) {
        List<NoisyDraw> draws = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            draws.add(draw(generator.nextInt(ranges.timesteps())));
        }
        return draws;
    }

    /** {@code count} draws whose timesteps are spread evenly, one in each of {@code count} equal parts. */
    List<NoisyDraw> spread(int count) {
        List<NoisyDraw> draws = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double place = (i + generator.nextFloat()) / count;
            draws.add(draw(Math.min((int) (place * ranges.timesteps()), ranges.timesteps() - 1)));
        }
        return draws;
    }

    private NoisyDraw draw(int timestep) {
        int flip = generator.nextFloat() < ranges.variation().flipProbability() ? ranges.examples() : 0;
        return new NoisyDraw(
                nextPicture() + flip,
                generator.nextInt(ranges.variation().templates().size()),
                timestep,
                generator.randn(ranges.latents()),
                generator.randn(ranges.latents()));
    }

    private int nextPicture() {
        if (unseen.isEmpty()) {
            for (int i = 0; i < ranges.examples(); i++) {
                unseen.add(i);
            }
        }
        return unseen.remove(generator.nextInt(unseen.size()));
    }
}
