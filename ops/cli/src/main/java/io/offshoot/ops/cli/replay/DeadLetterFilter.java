package io.offshoot.ops.cli.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Chooses dead letters; an empty set chooses all.
 *
 * @param reasons machine words
 * @param keys keys as text
 * @param labels classes
 * @param offsets in the topic of the dead letters
 * @param times of the original records
 */
record DeadLetterFilter(
        Set<String> reasons, Set<String> keys, Set<String> labels, OffsetRange offsets, TimeRange times) {

    boolean takesEverything() {
        return reasons.isEmpty()
                && keys.isEmpty()
                && labels.isEmpty()
                && offsets.equals(new OffsetRange(0, Long.MAX_VALUE))
                && times.equals(new TimeRange(Instant.MIN, Instant.MAX));
    }

    /** @param labelOf the class of a letter; asked only when classes are chosen */
    boolean takes(FoundLetter letter, Function<FoundLetter, Optional<String>> labelOf) {
        return (reasons.isEmpty() || reasons.contains(letter.why().reason()))
                && (keys.isEmpty() || keys.contains(letter.key()))
                && offsets.contains(letter.record().offset())
                && times.contains(letter.publishedAt())
                && (labels.isEmpty()
                        || labelOf.apply(letter).filter(labels::contains).isPresent());
    }
}
