package io.offshoot.ops.cli.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.schemas.avro.AugmentationPolicy;

/**
 * The line of an evaluation's settings that says how photos were edited: what differs from a policy's defaults alone, so that
 * a later release, whose policies have more settings, goes on with what an earlier one began.
 */
final class PolicyLine {
    private static final String KEY = "policy = ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyLine() {}

    /** The line of a policy. */
    static String of(AugmentationPolicy policy) {
        return KEY + withoutDefaults(policy.toString());
    }

    /** A line as it was kept, perhaps by an earlier release with all settings; other lines stay as they are. */
    static String kept(String line) {
        return line.startsWith(KEY) ? KEY + withoutDefaults(line.substring(KEY.length())) : line;
    }

    private static String withoutDefaults(String policy) {
        try {
            ObjectNode defaults = (ObjectNode)
                    JSON.readTree(AugmentationPolicy.newBuilder().build().toString());
            JsonNode parsed = JSON.readTree(policy);
            if (parsed instanceof ObjectNode settings) {
                defaults.fieldNames().forEachRemaining(field -> {
                    if (defaults.get(field).equals(settings.get(field))) {
                        settings.remove(field);
                    }
                });
            }
            return parsed.toString();
        } catch (JsonProcessingException foreign) {
            return policy;
        }
    }
}
