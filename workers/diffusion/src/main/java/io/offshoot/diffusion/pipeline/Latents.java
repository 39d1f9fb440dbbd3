package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the device holds of some rows between two steps.
 *
 * @param sample the latents [n, 4, h, w]
 * @param previousSample those before the last step, of the same shape
 * @param first what the sampler remembers, the newest; of the same shape, as are the two others
 * @param second the one before
 * @param third the oldest
 * @param kept what masked edits keep; null when every row may change all
 */
record Latents(
        NDArray sample,
        NDArray previousSample,
        NDArray first,
        NDArray second,
        NDArray third,
        @Nullable KeptLatents kept) {

    /** Rows before their first step. */
    static Latents of(StartLatents start) {
        NDArray noisy = start.noisy();
        return new Latents(
                noisy, noisy.duplicate(), noisy.zerosLike(), noisy.zerosLike(), noisy.zerosLike(), start.kept());
    }

    /**
     * The rows of several, one after the other.
     *
     * @param manager gets the result
     */
    static Latents concat(NDManager manager, List<Latents> parts) {
        boolean masked = parts.stream().anyMatch(part -> part.kept != null);
        return new Latents(
                concat(manager, parts, Latents::sample),
                concat(manager, parts, Latents::previousSample),
                concat(manager, parts, Latents::first),
                concat(manager, parts, Latents::second),
                concat(manager, parts, Latents::third),
                masked ? concatKept(manager, parts) : null);
    }

    /**
     * The rows at the given places.
     *
     * @param manager gets the result
     */
    Latents pick(NDManager manager, List<Integer> places) {
        return new Latents(
                PerRow.pick(manager, sample, places),
                PerRow.pick(manager, previousSample, places),
                PerRow.pick(manager, first, places),
                PerRow.pick(manager, second, places),
                PerRow.pick(manager, third, places),
                kept == null ? null : kept.pick(manager, places));
    }

    /** The same with other latents. */
    Latents with(NDArray other) {
        return new Latents(other, previousSample, first, second, third, kept);
    }

    void attach(NDManager manager) {
        arrays().forEach(array -> array.attach(manager));
    }

    void close() {
        arrays().forEach(NDArray::close);
    }

    private Stream<NDArray> arrays() {
        Stream<NDArray> always = Stream.of(sample, previousSample, first, second, third);
        return kept == null ? always : Stream.concat(always, kept.arrays());
    }

    private static NDArray concat(NDManager manager, List<Latents> parts, Function<Latents, NDArray> part) {
        NDArray all = NDArrays.concat(new NDList(parts.stream().map(part).toList()));
        all.attach(manager);
        return all;
    }

    private static KeptLatents concatKept(NDManager manager, List<Latents> parts) {
        try (NDManager scope = manager.newSubManager()) {
            List<KeptLatents> all = parts.stream()
                    .map(part -> part.kept == null ? KeptLatents.nothing(scope, part.sample.getShape()) : part.kept)
                    .toList();
            KeptLatents joined = KeptLatents.concat(all);
            joined.arrays().forEach(array -> array.attach(manager));
            return joined;
        }
    }
}
