package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text states that the UNet is given now; put together anew only when rows leave, or begin or end to be guided. */
final class PresentContext {

    private final NDManager scope;
    private final Conditioning conditioning;
    private List<Integer> active = List.of();
    private List<Integer> guided = List.of();
    private @Nullable TextStates states;

    PresentContext(NDManager scope, Conditioning conditioning) {
        this.scope = scope;
        this.conditioning = conditioning;
    }

    /**
     * The states of the negative prompts of the guided rows, then of the prompts of all.
     *
     * @param all the rows of the batch
     * @param guidedPlaces places in {@code all} of those that are guided
     */
    TextStates of(List<Integer> all, List<Integer> guidedPlaces) {
        TextStates present = states;
        if (present != null && active.equals(all) && guided.equals(guidedPlaces)) {
            return present;
        }
        if (present != null) {
            present.close();
        }
        active = all;
        guided = guidedPlaces;
        TextStates next =
                conditioning.context(scope, guidedPlaces.stream().map(all::get).toList(), all);
        states = next;
        return next;
    }
}
