package io.offshoot.diffusion.schedule;

import java.util.Locale;

/** What a UNet's output means: the noise, the velocity, or the clean sample itself. */
public enum PredictionType {
    EPSILON,
    V_PREDICTION,
    SAMPLE;

    /**
     * The type of a {@code prediction_type} as scheduler_config.json spells it.
     *
     * @throws IllegalArgumentException for an unknown spelling
     */
    public static PredictionType of(String name) {
        return Spelling.parse(PredictionType.class, "prediction_type", name);
    }

    /** How the clean sample and the noise follow from sample and output at a noise level. */
    Prediction at(NoiseLevel level) {
        double signal = level.signal();
        double noise = level.noise();
        return switch (this) {
            case EPSILON -> new Prediction(1 / signal, -noise / signal, 0, 1);
            case V_PREDICTION -> new Prediction(signal, -noise, noise, signal);
            case SAMPLE -> new Prediction(0, 1, 1 / noise, -signal / noise);
        };
    }

    /** The name as scheduler_config.json spells it. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
