package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the UNet is told of the text of each row.
 *
 * @param states [n, 77, d]
 * @param added the pooled text and the sizes of each row, with models of the SDXL shape; null elsewhere
 */
public record TextStates(NDArray states, @Nullable AddedConditions added) implements AutoCloseable {

    /** The states of a model without added conditions. */
    public static TextStates of(NDArray states) {
        return new TextStates(states, null);
    }

    /** Hands the arrays over to a manager. */
    void attach(NDManager manager) {
        states.attach(manager);
        if (added != null) {
            added.textEmbeds().attach(manager);
            added.timeIds().attach(manager);
        }
    }

    /**
     * The rows at the given places.
     *
     * @param manager gets the result
     */
    TextStates pick(NDManager manager, List<Integer> places) {
        NDArray picked = PerRow.pick(manager, states, places);
        return added == null
                ? of(picked)
                : new TextStates(
                        picked,
                        new AddedConditions(
                                PerRow.pick(manager, added.textEmbeds(), places),
                                PerRow.pick(manager, added.timeIds(), places)));
    }

    /** These rows, then others of the same model. */
    public TextStates followedBy(TextStates others) {
        NDArray joined = NDArrays.concat(new NDList(states, others.states));
        return added == null || others.added == null
                ? of(joined)
                : new TextStates(
                        joined,
                        new AddedConditions(
                                NDArrays.concat(new NDList(added.textEmbeds(), others.added.textEmbeds())),
                                NDArrays.concat(new NDList(added.timeIds(), others.added.timeIds()))));
    }

    /** The same with nothing said in the rows at the given places: states and pooled text are zeros there. */
    public TextStates silent(List<Integer> places) {
        int rows = (int) states.getShape().get(0);
        float[] share = new float[rows];
        Arrays.fill(share, 1);
        places.forEach(place -> share[place] = 0);
        NDArray column = states.getManager().create(share).reshape(rows, 1);
        NDArray quiet = states.mul(column.expandDims(2));
        return added == null
                ? of(quiet)
                : new TextStates(quiet, new AddedConditions(added.textEmbeds().mul(column), added.timeIds()));
    }

    /** What the UNet says of latents under these states. */
    NDArray ask(UNet2DConditionModel unet, NDArray sample, NDArray timesteps) {
        return added == null ? unet.forward(sample, timesteps, states) : unet.forward(sample, timesteps, states, added);
    }

    @Override
    public void close() {
        states.close();
        if (added != null) {
            added.textEmbeds().close();
            added.timeIds().close();
        }
    }
}
