package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.flow.Synthetic;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a trial makes of the scores of edits.
 *
 * @param dropped share of each class's edits that is left out, those of the lowest scores; in [0, 1)
 * @param soft whether the others are drawn in proportion to their scores
 */
public record ScoreUse(double dropped, boolean soft) {
    /** Scores do not matter, nor need there be any. */
    public static final ScoreUse NONE = new ScoreUse(0, false);

    /** Refuses what is no share. */
    public ScoreUse {
        if (!(dropped >= 0 && dropped < 1)) {
            throw new IllegalArgumentException("dropped must be in [0, 1), was " + dropped);
        }
    }

    /**
     * The edits that are used, with their weights.
     *
     * @param labels the class of an edit
     * @throws IllegalStateException when scores matter and an edit has none
     */
    List<Weighted> of(List<Synthetic> edits, Function<Synthetic, String> labels) {
        if (equals(NONE)) {
            return edits.stream().map(edit -> new Weighted(edit, 1)).toList();
        }
        return edits.stream()
                .collect(Collectors.groupingBy(labels, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(this::best)
                .map(edit -> new Weighted(edit, soft ? score(edit) : 1))
                .toList();
    }

    /** What it does, to stand behind what else a trial does; nothing where scores do not matter. */
    String words() {
        return (dropped == 0 ? "" : ", the worst " + dropped + " of a class dropped")
                + (soft ? ", drawn by score" : "");
    }

    private Stream<Synthetic> best(List<Synthetic> ofAClass) {
        return ofAClass.stream()
                .sorted(Comparator.comparingDouble(ScoreUse::score))
                .skip((long) (dropped * ofAClass.size()));
    }

    private static double score(Synthetic edit) {
        Double score = edit.score();
        if (score == null) {
            throw new IllegalStateException("an edit of photo " + edit.sourceSha256() + " was not scored");
        }
        return score;
    }
}
