package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.data.FewShotSplit;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.leak.LeakGuard;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses an arm's settings for a number of shots: each trial trains on the first half of the shots and is tested on the
 * second, on several seeds, and the best mean wins; the earlier of two as good. The photos of the test take no part.
 */
final class Tuning {
    private final ArmRun run;
    private final Function<Arm, List<Trial>> offered;
    private final List<FewShotSplit> splits;

    /**
     * @param run trains and tests
     * @param offered what an arm may choose from, the recommended settings first
     * @param splits those of the seeds that choose; none for the recommended settings everywhere
     */
    Tuning(ArmRun run, Function<Arm, List<Trial>> offered, List<FewShotSplit> splits) {
        this.run = run;
        this.offered = offered;
        this.splits = splits;
    }

    /** What an arm may choose from. */
    List<Trial> offered(Arm arm) {
        return offered.apply(arm);
    }

    /** @param trials what the arm chooses from, the recommended settings first */
    Trial choose(Arm arm, int shots, List<Trial> trials) {
        Trial best = trials.get(0);
        if (shots < 2 || splits.isEmpty() || trials.size() == 1) {
            return best;
        }
        double most = validated(arm, best, shots);
        for (Trial trial : trials.subList(1, trials.size())) {
            double accuracy = validated(arm, trial, shots);
            if (accuracy > most) {
                most = accuracy;
                best = trial;
            }
        }
        return best;
    }

    private double validated(Arm arm, Trial trial, int shots) {
        double sum = 0;
        for (int seed = 0; seed < splits.size(); seed++) {
            FewShotSplit split = splits.get(seed);
            List<Photo> fitting = split.shots(shots / 2);
            List<Photo> validation = LeakGuard.withoutCopies(split.slice(shots / 2, shots), fitting);
            sum += validation.isEmpty()
                    ? 0
                    : run.score(new ArmRun.Run(arm, trial, shots / 2, seed), fitting, validation)
                            .macroAccuracy();
        }
        return sum / splits.size();
    }
}
