package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.schedule.DdimScheduler;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows join a batch, leave it early and join again at random; each shall end where it ends alone. The seed of the mix is
 * printed: {@code -Doffshoot.mix=SEED} repeats it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MixedBatchTest {

    private static final Logger log = LoggerFactory.getLogger(MixedBatchTest.class);

    private static final int ROWS = 10;
    private static final double TOLERANCE = 1e-5;
    private static final RgbImage PICTURE = TestModel.picture(16, 16, 3);

    private final long seed = Long.getLong("offshoot.mix", new Random().nextInt(1_000_000));

    private StableDiffusion model;
    private PromptEncoder prompts;
    private NDManager manager;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        prompts = PromptEncoder.load(model);
        manager = model.newManager();
    }

    @AfterAll
    void close() {
        manager.close();
        prompts.close();
        model.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DDIMScheduler, epsilon",
        "PNDMScheduler, epsilon",
        "DPMSolverMultistepScheduler, epsilon",
        "EulerDiscreteScheduler, epsilon",
        "DDIMScheduler, v_prediction",
        "PNDMScheduler, v_prediction",
        "DPMSolverMultistepScheduler, v_prediction",
        "EulerDiscreteScheduler, v_prediction"
    })
    void anEditEndsWhereItEndsAloneWhateverItsCompany(String scheduler, String prediction) throws IOException {
        Random random = new Random(seed);
        List<Edit> edits = IntStream.range(0, ROWS)
                .mapToObj(i -> edit(random, i, scheduler.equals(DdimScheduler.CLASS_NAME)))
                .toList();
        Encoding encoding = encoding(scheduler, prediction);

        List<EditRow> mixed = rows(encoding, edits);
        mix(mixed, random);

        double largest = 0;
        for (int i = 0; i < ROWS; i++) {
            List<EditRow> alone = rows(encoding, edits.subList(i, i + 1));
            run(alone);
            largest = Math.max(largest, difference(mixed.get(i), alone.get(0)));
        }
        log.info("{} with {}, mix {}: largest relative difference {}", scheduler, prediction, seed, largest);
        assertThat(largest).as("mix %d", seed).isLessThanOrEqualTo(TOLERANCE);
    }

    private Encoding encoding(String scheduler, String prediction) {
        ObjectNode config = model.schedulerConfig().deepCopy();
        config.put("prediction_type", prediction);
        return new Encoding(model, prompts, Sampling.of(SchedulerConfigFile.parse(config, scheduler)), manager);
    }

    private List<EditRow> rows(Encoding encoding, List<Edit> edits) {
        UNetKind kind = UNetKind.of(model.unet(), PICTURE.size(), 16);
        Ticket ticket = new Ticket(
                PICTURE, ConceptVectors.none(), edits, new Arrivals<Edit>().of(edits), kind, manager.newSubManager());
        return encoding.rows(ticket, row -> {});
    }

    /** Runs rows that come and go at random. */
    private void mix(List<EditRow> rows, Random random) {
        withBatch(batch -> {
            List<EditRow> waiting = new ArrayList<>(rows);
            List<EditRow> running = new ArrayList<>();
            Collections.shuffle(waiting, random);
            while (!waiting.isEmpty() || !running.isEmpty()) {
                List<EditRow> joining = take(waiting, random, running.isEmpty() ? 1 : 0);
                if (!joining.isEmpty()) {
                    batch.join(joining);
                    running.addAll(joining);
                }
                running.removeAll(batch.step().finished());
                if (!running.isEmpty() && random.nextInt(4) == 0) {
                    List<EditRow> leaving = take(running, random, 1);
                    batch.leave(leaving);
                    waiting.addAll(leaving);
                }
            }
        });
    }

    /** Takes out some rows at random, at least so many. */
    private static List<EditRow> take(List<EditRow> from, Random random, int least) {
        int count = Math.min(from.size(), least + random.nextInt(4));
        Collections.shuffle(from, random);
        List<EditRow> taken = List.copyOf(from.subList(0, count));
        from.removeAll(taken);
        return taken;
    }

    private void run(List<EditRow> rows) {
        withBatch(batch -> {
            batch.join(rows);
            while (!batch.isEmpty()) {
                batch.step();
            }
        });
    }

    private void withBatch(Consumer<UNetBatch<EditRow>> use) {
        GuidedUNet unet = new GuidedUNet(model.unet(), InstantSource.system());
        try (UNetBatch<EditRow> batch = new UNetBatch<>(manager, unet, 0, StepListener.NONE)) {
            use.accept(batch);
        }
    }

    /** The length of the difference, of the length of what it is compared with. */
    private static double difference(EditRow one, EditRow other) {
        float[] left = one.result().toFloatArray();
        float[] right = other.result().toFloatArray();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < left.length; i++) {
            difference += Math.pow((double) left[i] - right[i], 2);
            size += Math.pow(right[i], 2);
        }
        return Math.sqrt(difference / size);
    }

    private static Edit edit(Random random, int index, boolean takesEta) {
        EditOptions options = EditOptions.DEFAULT;
        if (takesEta && random.nextBoolean()) {
            options = options.withEta(random.nextDouble());
        }
        if (random.nextBoolean()) {
            options = options.withGuidanceInterval(new GuidanceInterval(random.nextDouble() / 2, 0.9));
        }
        if (random.nextInt(3) == 0) {
            options = options.withRepaint(
                    new Repaint(mask(random), random.nextBoolean() ? Renoise.NEXT : Renoise.CURRENT));
        }
        List<Double> strengths = List.of(0.25, 0.5, 0.75, 1.0);
        List<Double> scales = List.of(1.0, 3.0, 7.5);
        return new Edit(
                strengths.get(random.nextInt(4)),
                scales.get(random.nextInt(3)),
                6 + random.nextInt(9),
                "prompt " + random.nextInt(4),
                random.nextBoolean() ? "" : "blurry",
                index,
                options);
    }

    private static Mask mask(Random random) {
        PictureSize size = PICTURE.size();
        boolean[] chosen = new boolean[size.width() * size.height()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = random.nextBoolean();
        }
        return new Mask(size.width(), size.height(), chosen);
    }
}
