package io.offshoot.diffusion.inflight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row that is done after some steps, and remembers what became of it. */
final class FakeRow implements Row<FakeKind> {

    private final FakeKind kind;
    private final int steps;
    int taken;
    boolean cancelled;
    boolean finished;

    @Nullable
    Throwable failure;

    FakeRow(FakeKind kind, int steps) {
        this.kind = kind;
        this.steps = steps;
    }

    static List<FakeRow> rows(int count, FakeKind kind, int steps) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> new FakeRow(kind, steps))
                .toList());
    }

    boolean step() {
        taken++;
        return taken == steps;
    }

    boolean hasEnded() {
        return finished || failure != null;
    }

    @Override
    public FakeKind kind() {
        return kind;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void finished() {
        finished = true;
    }

    @Override
    public void failed(Throwable cause) {
        failure = cause;
    }
}
