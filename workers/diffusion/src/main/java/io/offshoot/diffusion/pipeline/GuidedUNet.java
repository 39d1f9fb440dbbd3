package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The UNet under classifier-free guidance (arXiv 2207.12598): texts [unconditional of the guided rows, conditional of
 * all rows] in one call, which computes once per row what the text makes no difference to; then {@code u + g (c - u)} for the guided rows.
 */
final class GuidedUNet {

    private final UNet2DConditionModel unet;
    private final InstantSource clock;
    private Duration calls = Duration.ZERO;

    GuidedUNet(UNet2DConditionModel unet, InstantSource clock) {
        this.unet = unet;
        this.clock = clock;
    }

    /** Time spent inside the UNet so far. */
    Duration calls() {
        return calls;
    }

    /**
     * The guided output of every row.
     *
     * @param sample latents [n, 4, h, w]
     * @param asked which rows the UNet sees
     * @param context the text states of those
     * @return [n, 4, h, w], attached to the manager of {@code sample}
     */
    NDArray forward(NDArray sample, List<DenoisingRow.Place> rows, Asked asked, TextStates context) {
        NDManager owner = sample.getManager();
        try (NDManager scope = owner.newSubManager()) {
            sample.attach(scope);
            try {
                NDArray output = guide(ask(scaled(sample, rows), rows, asked, context), rows, asked);
                output.attach(owner);
                return output;
            } finally {
                sample.attach(owner);
            }
        }
    }

    /** What the UNet is shown of the latents. */
    private static NDArray scaled(NDArray sample, List<DenoisingRow.Place> rows) {
        boolean unscaled = rows.stream().allMatch(row -> row.step().inputScale() == 1);
        return unscaled
                ? sample
                : sample.mul(PerRow.numbers(
                        sample.getManager(), rows, row -> row.step().inputScale()));
    }

    private NDArray ask(NDArray sample, List<DenoisingRow.Place> rows, Asked asked, TextStates context) {
        NDManager scope = sample.getManager();
        List<Integer> samples = asked.samples();
        NDArray timesteps = PerRow.numbers(
                        scope, samples, place -> rows.get(place).step().timestep())
                .reshape(samples.size());
        NDArray shown = samples.size() == rows.size() ? sample : PerRow.pick(scope, sample, samples);
        Instant begin = clock.instant();
        NDArray outputs = context.ask(unet, shown, timesteps, asked.places());
        calls = calls.plus(Duration.between(begin, clock.instant()));
        return outputs;
    }

    private static NDArray guide(NDArray outputs, List<DenoisingRow.Place> rows, Asked asked) {
        NDManager scope = outputs.getManager();
        List<Integer> guided = asked.guided();
        int count = guided.size();
        NDArray conditional = outputs.get(count + ":" + (count + rows.size()));
        if (count == 0) {
            return conditional;
        }
        NDArray pulling = PerRow.pick(scope, conditional, guided);
        NDArray unconditional = outputs.get(":" + count);
        NDArray scale = PerRow.numbers(scope, guided, i -> rows.get(i).row().guidanceScale());
        NDArray pulled = unconditional.add(pulling.sub(unconditional).mul(scale));
        if (count == rows.size()) {
            return pulled;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(guided.contains(i) ? guided.indexOf(i) : count + i);
        }
        return PerRow.pick(scope, NDArrays.concat(new NDList(pulled, conditional)), order);
    }
}
