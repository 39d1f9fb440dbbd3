package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.random.Seeds;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Edits made one after the other, each of the result of the one before.
 *
 * @param stages in order; none leave the photo as it is
 */
public record EditChain(List<Edit> stages) {

    public EditChain {
        stages = List.copyOf(stages);
    }

    /** A single edit. */
    public static EditChain of(Edit edit) {
        return new EditChain(List.of(edit));
    }

    /**
     * The same edit at several strengths, one after the other; each stage has a seed of its own that follows from the
     * edit's.
     */
    public static EditChain of(Edit edit, List<Double> strengths) {
        return new EditChain(IntStream.range(0, strengths.size())
                .mapToObj(stage -> edit.withStrength(strengths.get(stage)).withSeed(Seeds.derived(edit.seed(), stage)))
                .toList());
    }

    /** The same chain with what edits ask for changed. */
    EditChain with(UnaryOperator<EditOptions> change) {
        return new EditChain(stages.stream()
                .map(edit -> edit.with(change.apply(edit.options())))
                .toList());
    }
}
