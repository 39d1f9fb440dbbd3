package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.inversion.AdamW;
import io.offshoot.diffusion.inversion.InversionLoss;
import io.offshoot.diffusion.model.Moments;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.LatentCodec;
import io.offshoot.diffusion.schedule.NoiseSchedule;
import io.offshoot.diffusion.schedule.SchedulerConfig;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.util.Arrays;
import java.util.List;

/** The first steps of textual inversion with recorded draws: loss, gradient and the vector after each step. */
final class TextualInversionReplay implements SectionReplay {

    private final StableDiffusion model;
    private final ClipTokenizer tokenizer;
    private final LatentCodec codec;
    private final InversionLoss loss;

    TextualInversionReplay(StableDiffusion model, ClipTokenizer tokenizer, SchedulerConfig config) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.codec = new LatentCodec(model.vae());
        this.loss = new InversionLoss(model, NoiseSchedule.of(config), config.predictionType());
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    GoldenArrays arrays = new GoldenArrays(golden, manager);
                    ids(golden, name, comparisons);
                    steps(arrays, name, comparisons);
                }
            });
        }
    }

    private void ids(GoldenFile golden, String name, Comparisons comparisons) {
        List<String> prompts = GoldenFile.texts(golden.parameters(name).path("prompts"));
        List<String> placeholders = List.of(golden.params().path("placeholder").asText());
        comparisons.integers(
                name + "/input_ids", tokenizer.encode(prompts, placeholders).flat());
    }

    private void steps(GoldenArrays arrays, String name, Comparisons comparisons) {
        GoldenFile golden = arrays.golden();
        JsonNode optimizer = golden.params().path("optimizer");
        float[] vector = golden.floats("initial_embedding");
        AdamW adamW = new AdamW(
                optimizer.path("lr").asDouble(), optimizer.path("weight_decay").asDouble(), vector.length);
        Moments moments = codec.encode(arrays.floats("pixel_values"));
        InversionTrace trace = new InversionTrace();
        for (int step = 0; step < golden.params().path("steps").asInt(); step++) {
            try (NDManager scope = arrays.manager().newSubManager()) {
                InversionLoss.Batch batch = batch(new GoldenArrays(golden, scope), name, moments, step);
                NDArray concept = scope.create(vector, new Shape(1, vector.length));
                trace.inputs(loss, batch, concept);
                concept.setRequiresGradient(true);
                InversionLoss.Slope slope = loss.slope(batch, concept);
                adamW.step(vector, slope.gradient());
                trace.step(slope, vector);
            }
        }
        trace.compare(golden, name, comparisons);
    }

    private InversionLoss.Batch batch(GoldenArrays arrays, String name, Moments moments, int step) {
        NDArray latents = codec.sample(moments, arrays.floats("eps").get(step));
        latents.attach(arrays.manager());
        return new InversionLoss.Batch(
                arrays.longs(name + "/input_ids"),
                latents,
                arrays.floats("noise").get(step),
                Arrays.stream(arrays.longs("t").get(step).toLongArray())
                        .mapToObj(Math::toIntExact)
                        .toList());
    }
}
