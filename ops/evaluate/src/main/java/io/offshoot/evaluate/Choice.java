package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.report.Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Key key = new Key(arm, shots);
        Trial known = chosen.get(key);
        if (known == null) {
            known = before(key).orElseGet(() -> choose(key, offered(key)));
            chosen.put(key, known);
        }
        return known;
    }

    /** An arm that builds on the standard one takes crop and jitter that this has chosen, instead of the recommended ones. */
    private List<Trial> offered(Key key) {
        return key.arm().buildsOnStandard()
                ? offered(key.arm(), of(Arm.STANDARD, key.shots()))
                : tuning.offered(key.arm());
    }

    private List<Trial> offered(Arm arm, Trial standard) {
        String recommended = tuning.offered(Arm.STANDARD).get(0).name();
        return standard.name().equals(recommended)
                ? tuning.offered(arm)
                : tuning.offered(arm).stream().map(trial -> trial.on(standard)).toList();
    }

    private Optional<Trial> before(Key key) {
        return done.stream()
                .filter(score -> score.arm().equals(key.arm().label()) && score.shots() == key.shots())
                .flatMap(score ->
                        everOffered(key.arm()).filter(trial -> trial.name().equals(score.settings())))
                .findFirst();
    }

    private Stream<Trial> everOffered(Arm arm) {
        return arm.buildsOnStandard()
                ? tuning.offered(Arm.STANDARD).stream().flatMap(standard -> offered(arm, standard).stream())
                : tuning.offered(arm).stream();
    }

    private Trial choose(Key key, List<Trial> offered) {
        Trial trial = tuning.choose(key.arm(), key.shots(), offered);
        listener.tuned(key.arm(), key.shots(), trial);
        return trial;
    }

    private record Key(Arm arm, int shots) {}
}
