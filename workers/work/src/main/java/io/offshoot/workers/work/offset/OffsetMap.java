package io.offshoot.workers.work.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which requests of a partition are finished. Offsets without a record (transaction markers, compacted records) may be
 * in it or not.
 *
 * @param next everything below it is finished; the offset that is committed
 * @param beyond what is finished above it: in order, with something unfinished before each run
 */
public record OffsetMap(long next, List<OffsetRun> beyond) {

    public OffsetMap {
        beyond = List.copyOf(beyond);
        long end = next;
        for (OffsetRun run : beyond) {
            if (run.from() <= end) {
                throw new IllegalArgumentException(
                        "runs must be in order with gaps between them, %d does not lie above %d"
                                .formatted(run.from(), end));
            }
            end = run.to();
        }
    }

    /** Everything below an offset and nothing else. */
    public static OffsetMap upTo(long next) {
        return new OffsetMap(next, List.of());
    }

    /** Whether the request at an offset is finished. */
    public boolean contains(long offset) {
        return offset < next || beyond.stream().anyMatch(run -> run.contains(offset));
    }

    /** Where the run ends that an offset beyond {@link #next} lies in; empty when it lies in none. */
    public OptionalLong endOfRunAt(long offset) {
        return beyond.stream()
                .filter(run -> run.contains(offset))
                .mapToLong(OffsetRun::to)
                .findFirst();
    }

    /** The offset behind the last finished one. */
    public long end() {
        return beyond.isEmpty() ? next : beyond.get(beyond.size() - 1).to();
    }

    /** How many offsets beyond {@link #next} are finished. */
    public long sizeBeyond() {
        return beyond.stream().mapToLong(run -> run.to() - run.from()).sum();
    }

    /**
     * The map once everything below an offset has been read, with what this one says of the offsets above.
     *
     * @param unfinished what is not finished of that which was read, ascending
     */
    public OffsetMap afterReading(long readUpTo, List<Long> unfinished) {
        List<OffsetRun> runs = new ArrayList<>();
        long from = 0;
        for (long offset : unfinished) {
            addJoined(runs, from, offset);
            from = offset + 1;
        }
        addJoined(runs, from, Math.max(readUpTo, next));
        beyond.forEach(run -> addJoined(runs, Math.max(run.from(), readUpTo), run.to()));
        boolean startsAtZero = !runs.isEmpty() && runs.get(0).from() == 0;
        return startsAtZero ? new OffsetMap(runs.get(0).to(), runs.subList(1, runs.size())) : new OffsetMap(0, runs);
    }

    /** Adds a run behind the others, as part of the last one where the two touch; an empty one not at all. */
    private static void addJoined(List<OffsetRun> runs, long from, long to) {
        if (from >= to) {
            return;
        }
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).to() >= from) {
            runs.set(
                    last,
                    new OffsetRun(
                            runs.get(last).from(), Math.max(to, runs.get(last).to())));
        } else {
            runs.add(new OffsetRun(from, to));
        }
    }
}
