package io.offshoot.schemas.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** A program lacks rights on the cluster; the message is one sentence that names it, them and what to do. */
public final class MissingRightException extends AuthorizationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param missing at least one right
     * @param cause what the brokers said; null when they were asked beforehand
     */
    public MissingRightException(Principal principal, Collection<Right> missing, @Nullable Throwable cause) {
        super(sentence(principal, missing), cause);
    }

    private static String sentence(Principal principal, Collection<Right> missing) {
        return principal.words() + " may not " + list(missing) + ": run ops/acls.sh, or " + advice(principal, missing)
                + ".";
    }

    private static String list(Collection<Right> missing) {
        Map<String, TreeSet<String>> names = new LinkedHashMap<>();
        missing.forEach(right -> names.computeIfAbsent(
                        right.operationName() + " " + right.resourceWords(), any -> new TreeSet<>())
                .add(right.name()));
        return names.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getValue().size() > 1 ? "s " : " ")
                        + String.join(", ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String advice(Principal principal, Collection<Right> missing) {
        if (missing.size() > 1) {
            return "give it these rights with kafka-acls.sh";
        }
        String name = principal.user().map(user -> "User:" + user).orElse("User:...");
        return "kafka-acls.sh --add --allow-principal " + name + " "
                + missing.iterator().next().options();
    }
}
