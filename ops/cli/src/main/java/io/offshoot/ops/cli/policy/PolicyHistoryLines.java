package io.offshoot.ops.cli.policy;

import io.offshoot.ops.standalone.role.PolicyFields;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A history as text: a line for each change, with the settings that became others and what they were. */
final class PolicyHistoryLines {
    private final Map<String, AugmentationPolicy> before = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    private PolicyHistoryLines() {}

    /** One line for each policy of the class, or of every class when it is null. */
    static List<String> of(PolicyHistory history, @Nullable String label) {
        PolicyHistoryLines text = new PolicyHistoryLines();
        for (PublishedPolicy published : history.policies()) {
            if (label == null || label.equals(published.label())) {
                text.lines.add(text.line(published));
            }
            PolicyHistory.put(text.before, published);
        }
        return text.lines;
    }

    private String line(PublishedPolicy published) {
        return published.at() + " " + published.label() + " by " + published.by() + ": " + change(published);
    }

    private String change(PublishedPolicy published) {
        AugmentationPolicy policy = published.policy();
        if (policy == null) {
            return "removed";
        }
        Map<String, String> old = PolicyFields.texts(precursor(published.label()));
        String changes = PolicyFields.texts(policy).entrySet().stream()
                .filter(field -> !field.getKey().equals("version"))
                .filter(field -> !field.getValue().equals(old.get(field.getKey())))
                .map(field -> field.getKey() + "=" + field.getValue() + " (was " + old.get(field.getKey()) + ")")
                .collect(Collectors.joining(", "));
        return "version " + policy.getVersion() + ", " + (changes.isEmpty() ? "nothing else" : changes);
    }

    /** A class's first policy starts from that of all classes, and the first of all is told against DA-Fusion's. */
    private AugmentationPolicy precursor(String label) {
        AugmentationPolicy own = before.getOrDefault(label, before.get(ClassName.ALL_CLASSES));
        return own == null ? AugmentationPolicy.newBuilder().build() : own;
    }
}
