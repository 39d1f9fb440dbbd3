package io.offshoot.simulator;

/**
 * What a simulated field camera photographs.
 *
 * @param species number of species, 1 to 1,000
 * @param photosPerSpecies photos of each, at least 1; {@link #ENDLESS} for a camera that does not stop by itself
 * @param width of the photos in pixels, 16 to 4,096
 * @param height of the photos in pixels, 16 to 4,096
 * @param seed decides the species and every photo
 */
public record SimulationSettings(int species, int photosPerSpecies, int width, int height, long seed) {

    /** As {@code photosPerSpecies}: more photos than anyone waits for. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    public SimulationSettings {
        check("species", species, 1, 1_000);
        check("photosPerSpecies", photosPerSpecies, 1, ENDLESS);
        check("width", width, 16, 4_096);
        check("height", height, 16, 4_096);
    }

    /** Number of photos in all. */
    public long photos() {
        return (long) species * photosPerSpecies;
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be from %d to %d, was %d".formatted(key, least, most, value));
        }
    }
}
