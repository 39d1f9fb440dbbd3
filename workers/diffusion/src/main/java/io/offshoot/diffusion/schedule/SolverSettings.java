package io.offshoot.diffusion.schedule;

/**
 * How DPM-Solver++ goes from one sigma to the next, with the names of diffusers' scheduler_config.json.
 *
 * @param solverOrder 1 looks at the present output only, 2 at the one before as well
 * @param solverType the form of the second-order step
 * @param lowerOrderFinal whether a run of less than 15 steps ends with a first-order step
 * @param eulerAtFinal whether every run ends with a first-order step
 */
public record SolverSettings(int solverOrder, SolverType solverType, boolean lowerOrderFinal, boolean eulerAtFinal) {

    public SolverSettings {
        if (solverOrder != 1 && solverOrder != 2) {
            throw new IllegalArgumentException("solver_order must be 1 or 2, was " + solverOrder);
        }
    }

    /** The form of the second-order step. */
    public enum SolverType {
        MIDPOINT,
        HEUN;

        /**
         * The type of a {@code solver_type} as scheduler_config.json spells it; the types of other solvers are read as
         * midpoint, as diffusers does when it makes one scheduler from the configuration of another.
         *
         * @throws IllegalArgumentException for an unknown spelling
         */
        public static SolverType of(String name) {
            return switch (name) {
                case "logrho", "bh1", "bh2" -> MIDPOINT;
                default -> Spelling.parse(SolverType.class, "solver_type", name);
            };
        }
    }
}
