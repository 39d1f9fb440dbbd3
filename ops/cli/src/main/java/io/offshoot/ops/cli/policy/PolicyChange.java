package io.offshoot.ops.cli.policy;

import io.offshoot.ops.standalone.role.PolicyFields;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.streams.policy.PolicyRules;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A change of a class's policy.
 *
 * @param label the class, or * for all that have no policy of their own
 * @param settings fields to change, by key
 */
public record PolicyChange(String label, Map<String, String> settings) {
    private static final String VERSION = "version";
    private static final String PINNED_VERSION = "pinned-version";

    /** Checks the label, which may be *. */
    public PolicyChange {
        label = label.equals(ClassName.ALL_CLASSES) ? label : new ClassName(label).value();
        if (settings.containsKey(VERSION)) {
            throw new IllegalArgumentException("the version of a policy grows by itself; leave it out");
        }
    }

    /** The change that has a class edited with one version of its concept; 0 is the newest. */
    public static PolicyChange pin(String label, int version) {
        return new PolicyChange(label, Map.of(PINNED_VERSION, Integer.toString(version)));
    }

    /**
     * The change of some settings by their keys.
     *
     * @throws IllegalArgumentException when one has a command of its own
     */
    static PolicyChange set(String label, Map<String, String> settings) {
        if (settings.containsKey(PINNED_VERSION)) {
            throw new IllegalArgumentException("a concept is pinned by offshoot concepts pin, which looks whether the"
                    + " version is there; leave " + PINNED_VERSION + " out");
        }
        return new PolicyChange(label, settings);
    }

    /**
     * The changed policy. What is not changed stays as in the class's own, else as in that of all classes, else as in the
     * default; its version is above every one that these ever had, as edits have the version in their ids.
     *
     * @throws IllegalArgumentException when the result is no valid policy
     */
    public AugmentationPolicy of(PolicyHistory history, Supplier<AugmentationPolicy> byDefault) {
        @Nullable AugmentationPolicy own = history.of(label);
        AugmentationPolicy changed = AugmentationPolicy.newBuilder(own == null ? byDefault.get() : own)
                .build();
        settings.forEach((key, text) -> PolicyFields.set(changed, key, text));
        changed.setVersion(history.highestVersion(label) + 1);
        PolicyRules.firstProblem(changed).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return changed;
    }
}
