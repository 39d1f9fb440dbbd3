package io.offshoot.diffusion.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.PromptEncoder;
import io.offshoot.diffusion.pipeline.TextStates;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The prompts of an SDXL case as both text encoders see them, the pooled text and the picture's sizes.
 *
 * @param prompts the model's encoder
 */
record TwoEncoderReplay(PromptEncoder prompts) {

    void replay(GoldenArrays arrays, String name, Comparisons comparisons) {
        GoldenFile golden = arrays.golden();
        JsonNode parameters = golden.parameters(name);
        long[] image = golden.shape(parameters.path("input_image").asText());
        PictureSize size = new PictureSize((int) image[3], (int) image[2]);
        List<String> texts = GoldenFile.texts(parameters.path("prompt"));
        TextStates rows = encode(arrays, texts, size);
        comparisons.floats(name + "/prompt_embeds", rows.states());
        if (golden.has(name + "/negative_prompt_embeds")) {
            TextStates negative = negative(arrays, parameters.path("negative_prompt"), texts.size(), size);
            comparisons.floats(name + "/negative_prompt_embeds", negative.states());
            rows = TextStates.concat(List.of(negative, rows));
        }
        AddedConditions added = Objects.requireNonNull(rows.added());
        comparisons.floats(name + "/text_embeds", added.textEmbeds());
        comparisons.floats(name + "/time_ids", added.timeIds());
    }

    /** No negative prompt at all is silence, not the empty text. */
    private TextStates negative(GoldenArrays arrays, JsonNode text, int rows, PictureSize size) {
        TextStates states = encode(
                arrays, IntStream.range(0, rows).mapToObj(i -> text.asText("")).toList(), size);
        return text.isNull() ? states.silent() : states;
    }

    private TextStates encode(GoldenArrays arrays, List<String> texts, PictureSize size) {
        return prompts.encode(arrays.manager(), texts, ConceptVectors.none(), size);
    }
}
