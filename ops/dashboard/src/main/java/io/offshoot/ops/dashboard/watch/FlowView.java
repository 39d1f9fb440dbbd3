package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Accounts;
import java.util.List;
import java.util.Optional;

/**
 * What the topics hold, for a page.
 *
 * @param accounts the sums; empty until the topics were read to their end once
 * @param deadLetters dead letters by stage and reason
 * @param conceptCount classes that have a concept
 * @param concepts the concepts that changed last
 * @param trainings what is being learned
 * @param gallery the newest edits
 */
public record FlowView(
        Optional<Accounts> accounts,
        List<DeadLetterCount> deadLetters,
        int conceptCount,
        List<LearnedConcept> concepts,
        List<Training> trainings,
        List<GalleryEdit> gallery) {
    /** Nothing was read yet. */
    public static final FlowView UNKNOWN =
            new FlowView(Optional.empty(), List.of(), 0, List.of(), List.of(), List.of());
}
