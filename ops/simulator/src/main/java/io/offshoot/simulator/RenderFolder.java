package io.offshoot.simulator;

import io.offshoot.simulator.camera.Camera;
import io.offshoot.simulator.camera.Snapshot;
import io.offshoot.simulator.species.Seeds;
import io.offshoot.simulator.species.Species;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Program that fills a folder with photos of species reserved for training models: DIR/species/number.jpg, and
 * DIR/manifest.csv with the words of each photo.
 */
public final class RenderFolder {

    private static final Instant FIRST_OF_MAY = Instant.parse("2026-05-01T08:00:00Z");

    private final RenderSettings settings;

    private RenderFolder(RenderSettings settings) {
        this.settings = settings;
    }

    /** Runs with the options that {@link RenderSettings#USAGE} lists; exit status 2 when they are wrong. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            new RenderFolder(RenderSettings.parse(arguments)).render();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + RenderSettings.USAGE);
            System.exit(2);
        }
    }

    private void render() throws IOException {
        Files.createDirectories(settings.out());
        List<String> manifest = new ArrayList<>();
        manifest.add("file,species_seed,species,leaf_shape,leaf_colour,arrangement,background,stage");
        IntStream.range(0, settings.species())
                .parallel()
                .mapToObj(i -> render(species(settings.speciesFrom() + i)))
                .toList()
                .forEach(manifest::addAll);
        Files.write(settings.out().resolve("manifest.csv"), manifest);
    }

    private Species species(long seed) {
        return settings.grass() ? Species.grass(seed) : Species.of(seed);
    }

    private List<String> render(Species species) {
        Camera camera = new Camera(settings.size(), settings.size());
        List<String> rows = new ArrayList<>();
        for (int photo = 0; photo < settings.photosPerSpecies(); photo++) {
            long seed = Seeds.mix(Seeds.mix(settings.seed(), species.seed()), photo);
            Snapshot snapshot = camera.take(species, settings.approach(), seed, FIRST_OF_MAY.plusSeconds(photo));
            String file = "%s/%04d.jpg".formatted(species.slug(), photo);
            save(file, snapshot);
            rows.add(file + ","
                    + String.join(",", Caption.of(species, snapshot).words().values()));
        }
        return rows;
    }

    private void save(String file, Snapshot snapshot) {
        Path path = settings.out().resolve(file);
        try {
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, snapshot.jpeg());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
