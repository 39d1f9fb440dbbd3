package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.image.MaskMode;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.Conditioning;
import io.offshoot.diffusion.pipeline.DenoisingLoop;
import io.offshoot.diffusion.pipeline.DenoisingRow;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.LatentCodec;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.pipeline.Renoise;
import io.offshoot.diffusion.pipeline.Repaint;
import io.offshoot.diffusion.pipeline.StartLatents;
import io.offshoot.diffusion.pipeline.TextStates;
import io.offshoot.diffusion.random.TorchGenerator;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whole image-to-image runs, masked or not, with the recorded noise and text states; the noise is checked on its own as
 * well, the text states where the placeholders are named.
 */
final class ImageToImageReplay implements SectionReplay {

    private final StableDiffusion model;
    private final PromptEncoder prompts;
    private final LatentCodec codec;

    ImageToImageReplay(StableDiffusion model, PromptEncoder prompts) {
        this.model = model;
        this.prompts = prompts;
        this.codec = new LatentCodec(model.vae());
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            String className = golden.parameters(name)
                    .path("scheduler_class")
                    .asText(model.schedulerConfig().path("_class_name").asText());
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    GoldenArrays arrays = new GoldenArrays(golden, manager);
                    draws(golden, name, comparisons);
                    if (golden.params().has("placeholders")) {
                        prompts(arrays, name, comparisons);
                    }
                    if (model.textEncoder2() != null) {
                        new TwoEncoderReplay(prompts).replay(arrays, name, comparisons);
                    }
                    run(arrays, name, scheduler(className), comparisons);
                }
            });
        }
    }

    private Scheduler scheduler(String className) {
        return Scheduler.of(
                SchedulerConfigFile.parse(model.schedulerConfig(), className).asStableDiffusion());
    }

    /** The noise that the named generator draws by seed: one draw for the batch, or one for each row. */
    private static void draws(GoldenFile golden, String name, Comparisons comparisons) {
        List<TorchGenerator> generators = new ArrayList<>();
        JsonNode seeds = golden.parameters(name).path("generator_seeds");
        seeds.forEach(seed -> generators.add(new TorchGenerator(seed.asLong())));
        if (generators.isEmpty()) {
            generators.add(
                    new TorchGenerator(golden.params().path("generator_seed").asLong()));
        }
        for (String tensor : List.of("/eps", "/noise")) {
            float[] all = new float[golden.floats(name + tensor).length];
            int length = all.length / generators.size();
            for (int i = 0; i < generators.size(); i++) {
                System.arraycopy(generators.get(i).randn(length), 0, all, i * length, length);
            }
            comparisons.floats(name + tensor, all);
        }
    }

    private void prompts(GoldenArrays arrays, String name, Comparisons comparisons) {
        JsonNode parameters = arrays.golden().parameters(name);
        comparisons.floats(name + "/prompt_embeds", encode(arrays, GoldenFile.texts(parameters.path("prompt"))));
        if (arrays.golden().has(name + "/negative_prompt_embeds")) {
            comparisons.floats(
                    name + "/negative_prompt_embeds",
                    encode(arrays, GoldenFile.texts(parameters.path("negative_prompt"))));
        }
    }

    private NDArray encode(GoldenArrays arrays, List<String> texts) {
        List<String> placeholders = GoldenFile.texts(arrays.golden().params().path("placeholders"));
        ClipTokenizer tokenizer = prompts.tokenizer();
        long[] ids = tokenizer.encode(texts, placeholders).flat();
        NDArray inputIds = arrays.manager().create(ids).reshape(texts.size(), tokenizer.modelMaxLength());
        return model.textEncoder().forward(inputIds, arrays.floats("placeholder_vectors"));
    }

    private void run(GoldenArrays arrays, String name, Scheduler scheduler, Comparisons comparisons) {
        Edit edit = edit(arrays.golden(), name);
        DenoisingRow row = DenoisingRow.of(edit, scheduler);
        comparisons.timesteps(
                name + "/timesteps",
                row.run().timesteps().stream().mapToDouble(Double::doubleValue).toArray());
        NDArray init = init(arrays, name);
        comparisons.floats(name + "/init_latents", init);
        List<DenoisingRow> rows = Collections.nCopies((int) init.getShape().get(0), row);
        List<Edit> edits = Collections.nCopies(rows.size(), edit);
        StartLatents start = StartLatents.of(
                init, arrays.floats(name + "/noise"), edits, rows, model.vae().factor());
        comparisons.floats(name + "/start_latents", start.noisy());
        if (start.kept() != null) {
            comparisons.floats(name + "/latent_mask", start.kept().repaint());
        }
        denoise(arrays, name, start, rows, comparisons);
    }

    private NDArray init(GoldenArrays arrays, String name) {
        String image = arrays.golden().parameters(name).path("input_image").asText("input_image");
        return codec.sample(codec.encode(arrays.floats(image)), arrays.floats(name + "/eps"));
    }

    /** The case's edit; its prompts are given as text states. */
    private static Edit edit(GoldenFile golden, String name) {
        JsonNode parameters = golden.parameters(name);
        return new Edit(
                        parameters.path("strength").asDouble(),
                        parameters.path("guidance_scale").asDouble(),
                        parameters.path("num_inference_steps").asInt(),
                        "",
                        "",
                        0)
                .with(EditOptions.DEFAULT.withRepaint(repaint(golden, name)));
    }

    private static @Nullable Repaint repaint(GoldenFile golden, String name) {
        if (!golden.has("picture_mask")) {
            return null;
        }
        JsonNode parameters = golden.parameters(name);
        MaskMode mode = parameters.path("mask").asText().equals("inverse") ? MaskMode.BACKGROUND : MaskMode.OBJECT;
        return new Repaint(
                mode.repainted(
                        golden.mask("picture_mask"),
                        golden.params().path("mask_grow_size").asInt()),
                Renoise.valueOf(parameters.path("renoise").asText().toUpperCase(Locale.ROOT)));
    }

    private void denoise(
            GoldenArrays arrays, String name, StartLatents start, List<DenoisingRow> rows, Comparisons comparisons) {
        Trace outputs = new Trace();
        Trace latents = new Trace();
        NDArray last = new DenoisingLoop(model.unet())
                .run(start, rows, conditionings(arrays, name, rows), (count, output, sample) -> {
                    outputs.add(output);
                    latents.add(sample);
                });
        comparisons.floats(name + "/model_outputs", outputs.values());
        comparisons.floats(name + "/step_latents", latents.values());
        comparisons.floats(name + "/final_latents", last);
        NDArray decoded = codec.decode(last);
        comparisons.floats(name + "/image", decoded.div(2).add(0.5).clip(0, 1));
        comparisons.pixels(name + "/image_uint8", Pixels.of(LatentCodec.images(decoded)));
    }

    private static List<Conditioning> conditionings(GoldenArrays arrays, String name, List<DenoisingRow> rows) {
        boolean guided = rows.get(0).guided();
        NDArray prompts = arrays.floats(name + "/prompt_embeds");
        NDArray negative = guided ? arrays.floats(name + "/negative_prompt_embeds") : prompts;
        AddedConditions added = arrays.golden().has(name + "/text_embeds")
                ? new AddedConditions(arrays.floats(name + "/text_embeds"), arrays.floats(name + "/time_ids"))
                : null;
        return IntStream.range(0, rows.size())
                .mapToObj(row -> new Conditioning(
                        states(prompts, row, added, row + (guided ? rows.size() : 0)),
                        states(negative, row, added, row)))
                .toList();
    }

    private static TextStates states(NDArray states, int row, @Nullable AddedConditions added, int addedRow) {
        return new TextStates(
                states.get(row + ":" + (row + 1)), added == null ? null : added.get(addedRow + ":" + (addedRow + 1)));
    }
}
