package io.offshoot.simulator;

import io.offshoot.simulator.camera.Camera;
import io.offshoot.simulator.camera.Snapshot;
import io.offshoot.simulator.species.Seeds;
import io.offshoot.simulator.species.Species;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Program that fills a folder with photos of the species that are reserved for training models, and a manifest.csv. */
public final class RenderFolder {

    private static final String USAGE = "usage: RenderFolder --out DIR [--species-from 1] [--species 384]"
            + " [--photos-per-species 100] [--size 64] [--seed 1] [--masks true]";

    private final Map<String, String> options;

    private RenderFolder(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!options.containsKey("--out")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        new RenderFolder(options).render();
    }

    private void render() throws IOException {
        Path folder = Path.of(options.get("--out"));
        int photos = number("--photos-per-species", 100);
        List<Species> species = IntStream.range(0, number("--species", 384))
                .mapToObj(i -> Species.of(number("--species-from", 1) + i))
                .toList();
        List<List<String>> rows =
                species.parallelStream().map(one -> render(folder, one, photos)).toList();
        List<String> manifest = new ArrayList<>();
        manifest.add("file,species_seed,species,leaf_shape,leaf_colour,arrangement,background,stage");
        rows.forEach(manifest::addAll);
        Files.write(folder.resolve("manifest.csv"), manifest);
    }

    private List<String> render(Path folder, Species species, int photos) {
        Camera camera = new Camera(number("--size", 64), number("--size", 64));
        List<String> rows = new ArrayList<>();
        for (int photo = 0; photo < photos; photo++) {
            long seed = Seeds.mix(Seeds.mix(number("--seed", 1), species.seed()), photo);
            rows.add(save(folder, species, photo, camera.take(species, seed)));
        }
        return rows;
    }

    private String save(Path folder, Species species, int photo, Snapshot snapshot) {
        String file = "%s/%04d.jpg".formatted(species.slug(), photo);
        try {
            Files.createDirectories(folder.resolve(species.slug()));
            Files.write(folder.resolve(file), snapshot.jpeg());
            if (options.containsKey("--masks")) {
                Files.write(folder.resolve(file.replace(".jpg", ".mask.png")), snapshot.maskPng());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return String.join(
                ",",
                file,
                Long.toString(species.seed()),
                species.name(),
                species.form().word(),
                species.foliage().family().word(),
                species.habit().arrangement().word(),
                snapshot.ground(),
                snapshot.stage());
    }

    private int number(String option, int otherwise) {
        return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
    }
}
