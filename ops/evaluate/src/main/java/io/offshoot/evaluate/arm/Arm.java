package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.flow.Guidance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to augment few photos. */
public enum Arm {
    /** Photos as they are. */
    NONE("none"),
    /** Flip, crop and colour jitter. */
    STANDARD("standard"),
    /** Flip and RandAugment. */
    RANDAUGMENT("randaugment"),
    /** The standard augmentation and CutMix. */
    CUTMIX("cutmix"),
    /** The standard augmentation on photos and on edits under the class's name. */
    REAL_GUIDANCE("real-guidance"),
    /** The standard augmentation on photos and on edits under a learned concept. */
    OFFSHOOT("offshoot"),
    /** The same edits, chosen by how well the model that made them finds that they keep their label. */
    OFFSHOOT_SCORED("offshoot-scored");

    private final String label;

    Arm(String label) {
        this.label = label;
    }

    /** The name that the command takes and the report shows. */
    public String label() {
        return label;
    }

    /** The settings to choose from; the first is the one its authors recommend. */
    public List<Trial> trials() {
        return Trials.of(this);
    }

    /**
     * The same with one alpha for all of an arm that has edits.
     *
     * @param alpha probability that an edit stands in for its photo
     */
    public List<Trial> trials(double alpha) {
        return guidance().isPresent() ? Trials.withAlpha(this, alpha) : trials();
    }

    /** Whether its pictures are changed as those of {@link #STANDARD} before anything else is done with them. */
    public boolean buildsOnStandard() {
        return this == CUTMIX || guidance().isPresent();
    }

    /** How its edits are prompted; empty when it has none. */
    public Optional<Guidance> guidance() {
        return switch (this) {
            case REAL_GUIDANCE -> Optional.of(Guidance.CLASS_NAME);
            case OFFSHOOT, OFFSHOOT_SCORED -> Optional.of(Guidance.CONCEPT);
            default -> Optional.empty();
        };
    }

    /**
     * The arm of a name.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Arm named(String label) {
        return Arrays.stream(values())
                .filter(arm -> arm.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("arms must be of " + names() + ", was " + label));
    }

    private static String names() {
        return Arrays.stream(values()).map(Arm::label).collect(Collectors.joining(", "));
    }
}
