package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The UNet under classifier-free guidance (arXiv 2207.12598): rows [unconditional of the guided rows, conditional of
 * all rows] in one call, then {@code u + g (c - u)} for the guided rows.
 */
final class GuidedUNet {

    private final UNet2DConditionModel unet;

    GuidedUNet(UNet2DConditionModel unet) {
        this.unet = unet;
    }

    /** The places of the rows that are guided now. */
    static List<Integer> guided(List<DenoisingRow.Place> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).guided())
                .boxed()
                .toList();
    }

    /**
     * The guided output of every row.
     *
     * @param sample latents [n, 4, h, w]
     * @param context text states: of the negative prompts of the guided rows, then of the prompts of all rows
     * @return [n, 4, h, w], attached to the manager of {@code sample}
     */
    NDArray forward(NDArray sample, List<DenoisingRow.Place> rows, TextStates context) {
        NDManager owner = sample.getManager();
        try (NDManager scope = owner.newSubManager()) {
            sample.attach(scope);
            NDArray output = output(scaled(sample, rows), rows, context);
            sample.attach(owner);
            output.attach(owner);
            return output;
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

    private NDArray output(NDArray sample, List<DenoisingRow.Place> rows, TextStates context) {
        NDManager scope = sample.getManager();
        NDArray timesteps =
                PerRow.numbers(scope, rows, row -> row.step().timestep()).reshape(rows.size());
        List<Integer> guided = guided(rows);
        if (guided.isEmpty()) {
            return context.ask(unet, sample, timesteps);
        }
        NDArray outputs = context.ask(unet, prefixed(scope, sample, guided), prefixed(scope, timesteps, guided));
        return guide(outputs, rows, guided);
    }

    private static NDArray guide(NDArray outputs, List<DenoisingRow.Place> rows, List<Integer> guided) {
        NDManager scope = outputs.getManager();
        int count = guided.size();
        NDArray conditional = outputs.get(count + ":");
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

    /** The guided rows once more before all rows. */
    private static NDArray prefixed(NDManager scope, NDArray rows, List<Integer> guided) {
        return NDArrays.concat(new NDList(PerRow.pick(scope, rows, guided), rows));
    }
}
