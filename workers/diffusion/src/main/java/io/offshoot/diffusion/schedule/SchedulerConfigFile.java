package io.offshoot.diffusion.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reader of diffusers' scheduler_config.json; a key that is left out has the default of its diffusers class. */
public final class SchedulerConfigFile {

    /** diffusers writes an infinite lambda_min_clipped as JSON does not allow it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonNode json;

    private SchedulerConfigFile(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a scheduler_config.json.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such file; the message names file and key
     */
    public static SchedulerConfig read(Path file) throws IOException {
        try {
            return parse(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a usable scheduler configuration: " + e.getMessage(), e);
        }
    }

    /** The settings in {@code json} for the diffusers class that it names under {@code _class_name}. */
    public static SchedulerConfig parse(JsonNode json) {
        return parse(json, new SchedulerConfigFile(json).text("_class_name", ""));
    }

    /** The settings in {@code json} for the diffusers class {@code className}, whatever class the file names. */
    public static SchedulerConfig parse(JsonNode json, String className) {
        return new SchedulerConfigFile(json).parse(className);
    }

    private SchedulerConfig parse(String className) {
        boolean ddim = className.equals(DdimScheduler.CLASS_NAME);
        boolean pndm = className.equals(PndmScheduler.CLASS_NAME);
        UnsupportedSettings.refuse(className, json);
        return new SchedulerConfig(
                className,
                (int) number("num_train_timesteps", 1000),
                BetaSchedule.of(text("beta_schedule", "linear")),
                number("beta_start", 0.0001),
                number("beta_end", 0.02),
                floats("trained_betas"),
                // diffusers' PNDMScheduler has no such setting and leaves it
                !pndm && flag("rescale_betas_zero_snr", false),
                PredictionType.of(text("prediction_type", "epsilon")),
                TimestepSpacing.of(text("timestep_spacing", ddim || pndm ? "leading" : "linspace")),
                (int) number("steps_offset", 0),
                flag("set_alpha_to_one", ddim),
                flag("clip_sample", ddim),
                number("clip_sample_range", 1.0),
                flag("skip_prk_steps", false),
                sigmas(),
                solver());
    }

    private SigmaSettings sigmas() {
        return new SigmaSettings(
                flag("use_karras_sigmas", false),
                SigmaSettings.FinalSigmasType.of(text("final_sigmas_type", "zero")),
                SigmaSettings.InterpolationType.of(text("interpolation_type", "linear")));
    }

    private SolverSettings solver() {
        return new SolverSettings(
                (int) number("solver_order", 2),
                SolverSettings.SolverType.of(text("solver_type", "midpoint")),
                flag("lower_order_final", true),
                flag("euler_at_final", false));
    }

    private String text(String key, String otherwise) {
        return json.hasNonNull(key) ? expect(key, json.get(key).isTextual()).asText() : otherwise;
    }

    private double number(String key, double otherwise) {
        return json.hasNonNull(key) ? expect(key, json.get(key).isNumber()).asDouble() : otherwise;
    }

    private boolean flag(String key, boolean otherwise) {
        return json.hasNonNull(key) ? expect(key, json.get(key).isBoolean()).asBoolean() : otherwise;
    }

    private List<Float> floats(String key) {
        List<Float> values = new ArrayList<>();
        if (json.hasNonNull(key)) {
            expect(key, json.get(key).isArray()).forEach(value -> values.add(value.floatValue()));
        }
        return values;
    }

    private JsonNode expect(String key, boolean rightKind) {
        if (!rightKind) {
            throw new IllegalArgumentException(key + " cannot be " + json.get(key));
        }
        return json.get(key);
    }
}
