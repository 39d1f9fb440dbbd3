package io.offshoot.diffusion.score;

import java.util.List;
import java.util.stream.IntStream;

/** The training timesteps at which a picture is scored. */
final class ScoreTimesteps {

    private ScoreTimesteps() {}

    /**
     * The middles of as many equal parts of the schedule, least noisy first: 500 for one of 1,000, and 125, 375, 625, 875 for four.
     *
     * @param length number of training timesteps
     */
    static List<Integer> evenly(int count, int length) {
        if (count < 1 || count > length) {
            throw new IllegalArgumentException("timesteps must be in [1, " + length + "], was " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> (int) ((2L * i + 1) * length / (2L * count)))
                .toList();
    }
}
