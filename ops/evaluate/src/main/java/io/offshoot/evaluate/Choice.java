package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.report.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses an arm's settings when they are first needed; those that an interrupted evaluation chose are kept. */
final class Choice {
    private final Tuning tuning;
    private final List<Score> done;
    private final EvaluationListener listener;
    private final Map<Key, Trial> chosen = new HashMap<>();

    /**
     * @param tuning chooses
     * @param done scores that were reached with settings chosen before
     * @param listener hears of each choice
     */
    Choice(Tuning tuning, List<Score> done, EvaluationListener listener) {
        this.tuning = tuning;
        this.done = List.copyOf(done);
        this.listener = listener;
    }

    Trial of(Arm arm, int shots) {
        return chosen.computeIfAbsent(
                new Key(arm, shots), key -> before(arm, shots).orElseGet(() -> choose(arm, shots)));
    }

    private Optional<Trial> before(Arm arm, int shots) {
        return done.stream()
                .filter(score -> score.arm().equals(arm.label()) && score.shots() == shots)
                .flatMap(score -> tuning.offered(arm).stream()
                        .filter(trial -> trial.name().equals(score.settings())))
                .findFirst();
    }

    private Trial choose(Arm arm, int shots) {
        Trial trial = tuning.choose(arm, shots);
        listener.tuned(arm, shots, trial);
        return trial;
    }

    private record Key(Arm arm, int shots) {}
}
