package io.offshoot.diffusion.schedule;

/** How the noise variance grows over the training timesteps (diffusers: {@code beta_schedule}), as float32 tables. */
public enum BetaSchedule {
    LINEAR {
        @Override
        float[] betas(double start, double end, int count) {
            return linspace((float) start, (float) end, count);
        }
    },
    SCALED_LINEAR {
        @Override
        float[] betas(double start, double end, int count) {
            float[] betas = linspace((float) Math.sqrt(start), (float) Math.sqrt(end), count);
            for (int i = 0; i < count; i++) {
                betas[i] *= betas[i];
            }
            return betas;
        }
    },
    SQUAREDCOS_CAP_V2 {
        @Override
        float[] betas(double start, double end, int count) {
            float[] betas = new float[count];
            for (int i = 0; i < count; i++) {
                double ratio = cosineBar((i + 1) / (double) count) / cosineBar(i / (double) count);
                betas[i] = (float) Math.min(1 - ratio, 0.999);
            }
            return betas;
        }
    };

    /**
     * The schedule of a {@code beta_schedule} as scheduler_config.json spells it.
     *
     * @throws IllegalArgumentException for an unknown spelling
     */
    public static BetaSchedule of(String name) {
        return Spelling.parse(BetaSchedule.class, "beta_schedule", name);
    }

    abstract float[] betas(double start, double end, int count);

    /** torch.linspace in float32, which counts the second half back from the end. */
    private static float[] linspace(float start, float end, int count) {
        float step = (end - start) / (count - 1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i < count / 2 ? start + step * i : end - step * (count - 1 - i);
        }
        return values;
    }

    private static double cosineBar(double time) {
        double cosine = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return cosine * cosine;
    }
}
