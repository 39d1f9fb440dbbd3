package io.offshoot.diffusion.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Settings of diffusers' schedulers that would change the numbers in a way that this library does not compute. */
final class UnsupportedSettings {

    private static final Map<String, List<String>> SWITCHES = Map.of(
            DdimScheduler.CLASS_NAME, List.of("thresholding"),
            DpmSolverMultistepScheduler.CLASS_NAME,
                    List.of(
                            "thresholding",
                            "use_exponential_sigmas",
                            "use_beta_sigmas",
                            "use_lu_lambdas",
                            "use_flow_sigmas"),
            EulerDiscreteScheduler.CLASS_NAME, List.of("use_exponential_sigmas", "use_beta_sigmas"));

    private UnsupportedSettings() {}

    /**
     * Refuses what the class would heed and this library would not.
     *
     * @throws IllegalArgumentException naming the key and the value that works
     */
    static void refuse(String className, JsonNode json) {
        for (String key : SWITCHES.getOrDefault(className, List.of())) {
            require(className, key, !json.path(key).asBoolean(), "false");
        }
        if (className.equals(DpmSolverMultistepScheduler.CLASS_NAME)) {
            JsonNode type = json.path("algorithm_type");
            require(className, "algorithm_type", type.asText("dpmsolver++").equals("dpmsolver++"), "dpmsolver++");
            JsonNode clipped = json.path("lambda_min_clipped");
            require(className, "lambda_min_clipped", !Double.isFinite(clipped.asDouble(absent())), "-Infinity");
        }
        if (className.equals(EulerDiscreteScheduler.CLASS_NAME)) {
            String type = json.path("timestep_type").asText("discrete");
            require(className, "timestep_type", type.equals("discrete"), "discrete");
            require(className, "sigma_min", !json.hasNonNull("sigma_min"), "null");
            require(className, "sigma_max", !json.hasNonNull("sigma_max"), "null");
        }
    }

    private static double absent() {
        return Double.NEGATIVE_INFINITY;
    }

    private static void require(String className, String key, boolean supported, String works) {
        if (!supported) {
            throw new IllegalArgumentException(
                    "%s with this %s is not supported: set it to %s".formatted(className, key, works));
        }
    }
}
