package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.util.List;

/**
 * The UNet under classifier-free guidance (arXiv 2207.12598): rows [unconditional of the guided rows, conditional of
 * all rows] in one call, then {@code u + g (c - u)} for the guided rows.
 */
final class GuidedUNet {

    private final UNet2DConditionModel unet;

    GuidedUNet(UNet2DConditionModel unet) {
        this.unet = unet;
    }

    /**
     * The guided output of every row.
     *
     * @param sample latents [n, 4, h, w]
     * @param rows the rows; the guided ones come first
     * @param timesteps one per row
     * @param context text states: of the negative prompts of the guided rows, then of the prompts of all rows
     * @return [n, 4, h, w], attached to the manager of {@code sample}
     */
    NDArray forward(NDArray sample, List<DenoisingRow> rows, long[] timesteps, NDArray context) {
        NDManager owner = sample.getManager();
        try (NDManager scope = owner.newSubManager()) {
            sample.attach(scope);
            NDArray output = output(sample, rows, scope.create(timesteps), context);
            sample.attach(owner);
            output.attach(owner);
            return output;
        }
    }

    private NDArray output(NDArray sample, List<DenoisingRow> rows, NDArray timesteps, NDArray context) {
        long guided = rows.stream().filter(DenoisingRow::guided).count();
        if (guided == 0) {
            return unet.forward(sample, timesteps, context);
        }
        return guide(unet.forward(prefixed(sample, guided), prefixed(timesteps, guided), context), rows);
    }

    private static NDArray guide(NDArray outputs, List<DenoisingRow> rows) {
        List<DenoisingRow> guided = rows.stream().filter(DenoisingRow::guided).toList();
        int count = guided.size();
        NDArray unconditional = outputs.get(":" + count);
        NDArray conditional = outputs.get(count + ":" + 2 * count);
        NDArray scale = PerRow.numbers(outputs.getManager(), guided, DenoisingRow::guidanceScale);
        NDArray pulled = unconditional.add(conditional.sub(unconditional).mul(scale));
        if (count == rows.size()) {
            return pulled;
        }
        return NDArrays.concat(new NDList(pulled, outputs.get(2 * count + ":")));
    }

    /** The first rows once more before all rows. */
    private static NDArray prefixed(NDArray rows, long count) {
        return NDArrays.concat(new NDList(rows.get(":" + count), rows));
    }
}
