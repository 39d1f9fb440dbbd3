package io.offshoot.simulator;

import io.offshoot.simulator.scene.Approach;
import io.offshoot.simulator.species.Seeds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of {@link RenderFolder}: where to, species seeds from which on and how many, photos of each,
 * pixels, seed, how near the camera comes, whether all are grasses.
 */
record RenderSettings(
        Path out,
        int speciesFrom,
        int species,
        int photosPerSpecies,
        int size,
        long seed,
        Approach approach,
        boolean grass) {

    static final String USAGE = "usage: RenderFolder --out DIR [--species-from 1] [--species 384]"
            + " [--photos-per-species 100] [--size 64] [--seed 1]"
            + " [--approach whole-plant|close-up|close-stand] [--grass false|true]";

    private static final Set<String> OPTIONS = Set.of(
            "--out",
            "--species-from",
            "--species",
            "--photos-per-species",
            "--size",
            "--seed",
            "--approach",
            "--grass");

    RenderSettings {
        if (!Seeds.isTraining(speciesFrom) || !Seeds.isTraining((long) speciesFrom + species - 1)) {
            throw new IllegalArgumentException(
                    "--species-from and --species must stay within species 1 to " + Seeds.LAST_TRAINING_SEED);
        }
        if (photosPerSpecies < 1 || size < 16) {
            throw new IllegalArgumentException("--photos-per-species must be at least 1 and --size at least 16");
        }
    }

    static RenderSettings parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is no option or lacks its value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        String out = values.get("--out");
        if (out == null) {
            throw new IllegalArgumentException("--out is missing: name the folder to fill");
        }
        return new RenderSettings(
                Path.of(out),
                Integer.parseInt(values.getOrDefault("--species-from", "1")),
                Integer.parseInt(values.getOrDefault("--species", "384")),
                Integer.parseInt(values.getOrDefault("--photos-per-species", "100")),
                Integer.parseInt(values.getOrDefault("--size", "64")),
                Long.parseLong(values.getOrDefault("--seed", "1")),
                approach(values.getOrDefault("--approach", "whole-plant")),
                grass(values.getOrDefault("--grass", "false")));
    }

    private static boolean grass(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("--grass is true or false, was " + word);
        };
    }

    private static Approach approach(String word) {
        return switch (word) {
            case "whole-plant" -> Approach.WHOLE_PLANT;
            case "close-up" -> Approach.CLOSE_UP;
            case "close-stand" -> Approach.CLOSE_STAND;
            default ->
                throw new IllegalArgumentException("--approach is whole-plant, close-up or close-stand, was " + word);
        };
    }
}
