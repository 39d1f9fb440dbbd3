package io.offshoot.diffusion.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Scheduler configurations for tests. */
final class Configs {

    private Configs() {}

    /** The keys of Stable Diffusion 1.x's scheduler_config.json. */
    static ObjectNode stableDiffusionJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("beta_start", 0.00085)
                .put("beta_end", 0.012)
                .put("beta_schedule", "scaled_linear")
                .put("num_train_timesteps", 1000)
                .put("steps_offset", 1)
                .put("set_alpha_to_one", false)
                .put("skip_prk_steps", true)
                .put("clip_sample", false);
    }

    static Scheduler stableDiffusion(String className) {
        return Scheduler.of(SchedulerConfigFile.parse(stableDiffusionJson(), className));
    }

    static Scheduler with(String className, String key, String value) {
        return Scheduler.of(SchedulerConfigFile.parse(stableDiffusionJson().put(key, value), className));
    }

    static Scheduler with(String className, String key, boolean value) {
        return Scheduler.of(SchedulerConfigFile.parse(stableDiffusionJson().put(key, value), className));
    }

    static Scheduler predicting(String className, PredictionType type) {
        return with(className, "prediction_type", type.spelled());
    }
}
