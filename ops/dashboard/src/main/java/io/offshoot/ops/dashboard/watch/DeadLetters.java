package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.lag.Stage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.Disposition;
import io.offshoot.schemas.topic.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts dead letters by stage and reason. */
final class DeadLetters {
    /** A page has no room for more; a service that reads foreign dead letters could have any number. */
    private static final int MOST = 50;

    private final String conceptRequests;
    private final String references;
    private final Map<List<String>, DeadLetterCount> counts = new HashMap<>();

    DeadLetters(Topics topics) {
        this.conceptRequests = topics.conceptRequests().name();
        this.references = topics.references().name();
    }

    void take(DeadLetter letter) {
        String stage = stage(letter);
        counts.merge(
                List.of(stage, letter.reason()),
                new DeadLetterCount(stage, letter.reason(), 1, letter.sentence()),
                (before, one) -> new DeadLetterCount(stage, letter.reason(), before.count() + 1, letter.sentence()));
    }

    /** The most frequent first. */
    List<DeadLetterCount> counts() {
        return counts.values().stream()
                .sorted(Comparator.comparingLong(DeadLetterCount::count)
                        .reversed()
                        .thenComparing(DeadLetterCount::stage)
                        .thenComparing(DeadLetterCount::reason))
                .limit(MOST)
                .toList();
    }

    private String stage(DeadLetter letter) {
        if (letter.disposition() == Disposition.REJECTED) {
            return Stage.TOPOLOGY;
        }
        if (letter.origin().topic().equals(references)) {
            return Stage.FETCHER;
        }
        return letter.origin().topic().equals(conceptRequests) ? Stage.TRAINER : Stage.EDITOR;
    }
}
