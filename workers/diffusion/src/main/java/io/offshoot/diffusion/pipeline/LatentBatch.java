package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.Step;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latents of rows that are at places of their own in runs of their own, and the sampler's memory of each.
 *
 * <p>A step of all rows is one expression with per-row coefficients, see {@link Step}.
 */
final class LatentBatch implements AutoCloseable {

    private final NDManager manager;
    private @Nullable Latents state;

    /** Begins without rows. */
    LatentBatch(NDManager parent) {
        this.manager = parent.newSubManager();
    }

    /** The present latents [n, 4, h, w]; the batch keeps owning them. */
    NDArray sample() {
        return present().sample();
    }

    /** Takes rows in behind the others, by copy. */
    void join(List<Latents> rows) {
        List<Latents> all =
                Stream.concat(Stream.ofNullable(state), rows.stream()).toList();
        become(scope -> Latents.concat(scope, all));
    }

    /**
     * Moves every row by its step, and puts back what masked edits keep.
     *
     * @param output the guided UNet output for the present latents [n, 4, h, w]; copied
     */
    void advance(List<DenoisingRow.Place> rows, NDArray output) {
        List<NoiseLevel> levels =
                rows.stream().map(DenoisingRow.Place::keptLevel).toList();
        replace(latents -> {
            NDArray mine = output.duplicate();
            mine.attach(latents.sample().getManager());
            Latents next = Advance.of(latents, rows, mine);
            return next.with(putBack(next, levels));
        });
    }

    /** Lets only the rows at {@code places} stay. */
    void retain(List<Integer> places) {
        if (places.isEmpty()) {
            present().close();
            state = null;
        } else {
            become(scope -> present().pick(scope, places));
        }
    }

    /**
     * A copy of one row.
     *
     * @param owner gets the result
     */
    Latents row(int place, NDManager owner) {
        return present().pick(owner, List.of(place));
    }

    /**
     * The result of a row that made its last step [1, 4, h, w]: however the kept part was treated on the way, it ends
     * clean.
     *
     * @param owner gets the result
     */
    NDArray result(int place, NDManager owner) {
        try (NDManager scope = manager.newSubManager()) {
            Latents row = row(place, scope);
            NDArray result = putBack(row, List.of(NoiseLevel.CLEAN));
            result.attach(owner);
            return result;
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private Latents present() {
        return Objects.requireNonNull(state, "the batch has no rows");
    }

    private static NDArray putBack(Latents latents, List<NoiseLevel> levels) {
        KeptLatents kept = latents.kept();
        return kept == null ? latents.sample() : kept.putBack(latents.sample(), levels);
    }

    /** Takes over copies that are made in a scope; when that throws, all is as before. */
    private void become(Function<NDManager, Latents> copies) {
        Latents before = state;
        try (NDManager scope = manager.newSubManager()) {
            Latents next = copies.apply(scope);
            next.attach(manager);
            state = next;
        }
        if (before != null) {
            before.close();
        }
    }

    /** Lets what an expression leaves behind die; when it throws, all is as before. */
    private void replace(UnaryOperator<Latents> expression) {
        Latents next = present();
        try (NDManager scope = manager.newSubManager()) {
            next.attach(scope);
            try {
                next = expression.apply(next);
            } finally {
                next.attach(manager);
            }
        }
        state = next;
    }
}
