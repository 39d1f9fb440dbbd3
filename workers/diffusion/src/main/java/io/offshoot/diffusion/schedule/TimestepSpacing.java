package io.offshoot.diffusion.schedule;

/** How a sampler picks its timesteps from the training timesteps (diffusers: {@code timestep_spacing}). */
public enum TimestepSpacing {
    LEADING {
        @Override
        int[] ascending(int trainTimesteps, int steps, int offset) {
            int ratio = trainTimesteps / steps;
            int[] timesteps = new int[steps];
            for (int i = 0; i < steps; i++) {
                timesteps[i] = i * ratio + offset;
            }
            return timesteps;
        }
    },
    LINSPACE {
        @Override
        int[] ascending(int trainTimesteps, int steps, int offset) {
            double width = steps == 1 ? 0 : (trainTimesteps - 1) / (double) (steps - 1);
            int[] timesteps = new int[steps];
            for (int i = 0; i < steps; i++) {
                timesteps[i] = (int) Math.rint(i * width);
            }
            return timesteps;
        }
    },
    TRAILING {
        @Override
        int[] ascending(int trainTimesteps, int steps, int offset) {
            double ratio = trainTimesteps / (double) steps;
            int[] timesteps = new int[steps];
            for (int i = 0; i < steps; i++) {
                timesteps[steps - 1 - i] = (int) Math.rint(trainTimesteps - i * ratio) - 1;
            }
            return timesteps;
        }
    };

    /**
     * The spacing of a {@code timestep_spacing} as scheduler_config.json spells it.
     *
     * @throws IllegalArgumentException for an unknown spelling
     */
    public static TimestepSpacing of(String name) {
        return Spelling.parse(TimestepSpacing.class, "timestep_spacing", name);
    }

    /** The timesteps in ascending order; {@code offset} ({@code steps_offset}) acts on leading spacing only. */
    abstract int[] ascending(int trainTimesteps, int steps, int offset);
}
