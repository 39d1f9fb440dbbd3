package io.offshoot.diffusion.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reader of diffusers' scheduler_config.json; a key that is left out has the default of its diffusers class. */
public final class SchedulerConfigFile {

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
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            return parse(json);
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
        return new SchedulerConfig(
                className,
                (int) number("num_train_timesteps", 1000),
                BetaSchedule.of(text("beta_schedule", "linear")),
                number("beta_start", 0.0001),
                number("beta_end", 0.02),
                floats("trained_betas"),
                flag("rescale_betas_zero_snr", false),
                PredictionType.of(text("prediction_type", "epsilon")),
                TimestepSpacing.of(text("timestep_spacing", "leading")),
                (int) number("steps_offset", 0),
                flag("set_alpha_to_one", ddim),
                flag("clip_sample", ddim),
                number("clip_sample_range", 1.0),
                flag("skip_prk_steps", false));
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
