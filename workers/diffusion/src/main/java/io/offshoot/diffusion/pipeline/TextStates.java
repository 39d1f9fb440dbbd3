package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.UNet2DConditionModel;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    /** The rows of several of the same model, one after the other; attached to the manager of the first. */
    public static TextStates concat(List<TextStates> parts) {
        NDArray joined = concat(parts, TextStates::states);
        return parts.get(0).added == null
                ? of(joined)
                : new TextStates(
                        joined,
                        new AddedConditions(
                                concat(parts, part -> part.conditions().textEmbeds()),
                                concat(parts, part -> part.conditions().timeIds())));
    }

    /** The same with nothing said: states and pooled text are zeros. */
    public TextStates silent() {
        NDArray quiet = states.zerosLike();
        return added == null
                ? of(quiet)
                : new TextStates(quiet, new AddedConditions(added.textEmbeds().zerosLike(), added.timeIds()));
    }

    private AddedConditions conditions() {
        return Objects.requireNonNull(added, "text states of two models cannot be joined");
    }

    private static NDArray concat(List<TextStates> parts, Function<TextStates, NDArray> part) {
        return NDArrays.concat(new NDList(parts.stream().map(part).toList()));
    }

    /**
     * What the UNet says of latents under these states.
     *
     * @param sample latents [n, channels, h, w], whose manager gets the result
     * @param timesteps of each [n]
     * @param places which of the latents each text is about
     */
    NDArray ask(UNet2DConditionModel unet, NDArray sample, NDArray timesteps, List<Integer> places) {
        NDManager manager = sample.getManager();
        if (added != null) {
            return unet.forward(
                    PerRow.pick(manager, sample, places), PerRow.pick(manager, timesteps, places), states, added);
        }
        try (NDArray rows = PerRow.places(manager, places)) {
            return unet.forward(sample, timesteps, states, rows);
        }
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
