package io.offshoot.ops.dashboard.status;

import io.offshoot.ops.dashboard.books.Accounts;
import io.offshoot.ops.dashboard.watch.DeadLetterCount;
import io.offshoot.ops.dashboard.watch.GalleryEdit;
import io.offshoot.ops.dashboard.watch.LearnedConcept;
import io.offshoot.ops.dashboard.watch.Training;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service does now. What is not known is null; nothing is guessed.
 *
 * @param at when this was put together, ISO 8601 in UTC
 * @param connection whether the brokers answer
 * @param stages each stage, in the order of the flow; empty until the lag was measured once
 * @param device what the device does
 * @param accounts the sums of the flow; null until the topics were read to their end once
 * @param deadLetters dead letters by stage and reason
 * @param conceptCount classes that have a concept
 * @param concepts those that changed last, 60 at most
 * @param trainings what is being learned
 * @param gallery the newest edits, 24 at most; their pictures are at {@code /api/images/ID} and
 *     {@code /api/images/ID/source}
 */
public record Status(
        String at,
        Connection connection,
        List<StageStatus> stages,
        Device device,
        @Nullable Accounts accounts,
        List<DeadLetterCount> deadLetters,
        int conceptCount,
        List<LearnedConcept> concepts,
        List<Training> trainings,
        List<GalleryEdit> gallery) {

    /**
     * Whether the brokers answer.
     *
     * @param up whether they did last time; null before the first
     * @param sentence how it is, for a person
     * @param readingAge seconds since they answered last; null when they never did
     */
    public record Connection(
            @Nullable Boolean up, String sentence, @Nullable Double readingAge) {}

    /**
     * One stage.
     *
     * @param name topology, waiting, trainer or editor
     * @param reads what it works off
     * @param lagRecords records that it has not finished
     * @param exact false while transaction markers of a long backlog are counted, too
     * @param lagSeconds age of the oldest of them; 0 when there is none
     * @param finishedPerSecond records it finished per second, lately; null until there are two readings
     * @param inFlight requests that workers of this process hold; null when they are elsewhere
     * @param stopped whether it has stopped trying because everything fails; null when it is elsewhere
     */
    public record StageStatus(
            String name,
            String reads,
            long lagRecords,
            boolean exact,
            double lagSeconds,
            @Nullable Double finishedPerSecond,
            @Nullable Double inFlight,
            @Nullable Boolean stopped) {}

    /**
     * What the editor's device does; all of it null when no editor is in this process.
     *
     * @param batchFill rows taken of those offered by the UNet batches, lately, 0 to 1; null while none ran
     * @param batchesPerSecond steps of a batch per second, lately
     * @param stepsPerSecond steps of single edits per second, lately: each row of a batch is one
     * @param use share of the time that the UNet computed, lately, 0 to 1
     */
    public record Device(
            @Nullable Double batchFill,
            @Nullable Double batchesPerSecond,
            @Nullable Double stepsPerSecond,
            @Nullable Double use) {}
}
