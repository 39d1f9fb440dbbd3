package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Batches of a fixed width: the same bits whatever arrives before, after and between. */
@TestInstance(Lifecycle.PER_CLASS)
class DeterministicBatchTest {

    private static final Logger log = LoggerFactory.getLogger(DeterministicBatchTest.class);

    private static final int ARRIVALS = 4;

    private final long seed = Long.getLong("offshoot.mix", new Random().nextInt(1_000_000));
    private final Map<Integer, RgbImage> photos = new HashMap<>();
    private final Map<Integer, List<Edit>> requests = new HashMap<>();

    private StableDiffusion model;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        for (int i = 0; i < 6; i++) {
            photos.put(i, TestModel.picture(16, i < 4 ? 16 : 24, i));
            requests.put(i, edits(i));
        }
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void shuffledArrivalsGiveTheSameBytes() throws Exception {
        Random random = new Random(seed);
        log.info("arrivals are shuffled with seed {}", seed);
        Map<Integer, List<RgbImage>> first = edit(List.copyOf(requests.keySet()), 1);

        for (int i = 0; i < ARRIVALS; i++) {
            List<Integer> order = new ArrayList<>(requests.keySet());
            Collections.shuffle(order, random);

            assertThat(edit(order, 1 + random.nextInt(order.size())))
                    .as("order %s of seed %d", order, seed)
                    .isEqualTo(first);
        }
    }

    /** What each request gives when they arrive in some order, so many at once. */
    private Map<Integer, List<RgbImage>> edit(List<Integer> order, int atOnce) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        try (ImageToImage pipeline =
                ImageToImage.load(model, BatchSettings.upTo(4).withDeterministic(true))) {
            Map<Integer, Future<List<RgbImage>>> results = new HashMap<>();
            for (int request : order) {
                results.put(request, callers.submit(() -> edit(pipeline, request)));
            }
            Map<Integer, List<RgbImage>> pictures = new HashMap<>();
            for (Map.Entry<Integer, Future<List<RgbImage>>> result : results.entrySet()) {
                pictures.put(result.getKey(), result.getValue().get());
            }
            return pictures;
        } finally {
            callers.shutdown();
        }
    }

    private List<RgbImage> edit(ImageToImage pipeline, int request) {
        return pipeline
                .editAsIs(photos.get(request), ConceptVectors.none(), requests.get(request), Progress.NONE)
                .stream()
                .map(result -> result.image())
                .toList();
    }

    private static List<Edit> edits(int request) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double strength = 0.25 * (1 + (request + i) % 4);
            edits.add(new Edit(strength, i == 0 ? 1 : 7.5, 8, "prompt " + request % 2, "", 10L * request + i));
        }
        return edits;
    }
}
