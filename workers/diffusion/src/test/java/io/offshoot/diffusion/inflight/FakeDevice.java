package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for a device: its steps take the time that their kind says, by a clock of its own, and it has limits. */
final class FakeDevice implements InstantSource {

    static final String FULL = "full";

    /** The steps made, such as {@code small x3}. */
    final List<String> steps = new ArrayList<>();

    /** Most rows that fit into memory. */
    int memory = Integer.MAX_VALUE;

    /** What every step throws; null for nothing. */
    @Nullable
    RuntimeException broken;

    int failedSteps;
    int openBatches;

    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
        return now;
    }

    StepLoop<FakeKind, FakeRow> loop(BatchSettings settings) {
        return new StepLoop<>(this::open, failure -> FULL.equals(failure.getMessage()), settings, this);
    }

    private Batch<FakeRow> open(FakeKind kind) {
        openBatches++;
        return new FakeBatch(kind);
    }

    private final class FakeBatch implements Batch<FakeRow> {

        private final FakeKind kind;
        private final List<FakeRow> rows = new ArrayList<>();

        FakeBatch(FakeKind kind) {
            this.kind = kind;
        }

        @Override
        public void join(List<FakeRow> joining) {
            rows.addAll(joining);
        }

        @Override
        public Stepped<FakeRow> step() {
            if (broken != null || rows.size() > memory) {
                failedSteps++;
                throw broken != null ? broken : new IllegalStateException(FULL);
            }
            steps.add(kind.name() + " x" + rows.size());
            now = now.plus(kind.step());
            List<FakeRow> finished = rows.stream().filter(FakeRow::step).toList();
            rows.removeAll(finished);
            return new Stepped<>(finished, kind.step().minus(Duration.ofMillis(1)));
        }

        @Override
        public void leave(List<FakeRow> leaving) {
            rows.removeAll(leaving);
        }

        @Override
        public void close() {
            openBatches--;
        }
    }
}
