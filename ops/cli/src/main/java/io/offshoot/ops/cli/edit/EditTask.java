package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.random.Seeds;
import io.offshoot.ops.cli.connect.Sha256;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.streams.policy.StrengthMix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made of each photo. All that is random about a picture follows from its seed: the strength by its first
 * draws, the prompt by its last.
 *
 * @param pattern the edit without strength, prompt and seed of its own; its seed is the command's
 * @param numImages pictures per photo
 * @param single whether there is only one photo, whose first picture has the command's seed
 */
record EditTask(
        Edit pattern,
        StrengthMix mix,
        Prompts prompts,
        Framing framing,
        @Nullable Masking masking,
        int numImages,
        boolean single) {

    private static final int PROMPT_DRAW = 1 << 16;
    private static final int SEED_DIGITS = 15;

    EditTask {
        if (numImages < 1) {
            throw new IllegalArgumentException("--num-images must be at least 1, was " + numImages);
        }
    }

    /** The chains of edits of a photo, one per picture. */
    List<EditChain> chains(PhotoFile photo, Prompts.OfClass ofPhoto) {
        long first = single ? pattern.seed() : Seeds.derived(pattern.seed() ^ hash(photo), 1);
        return IntStream.range(0, numImages)
                .mapToObj(index -> chain(Seeds.derived(first, index), ofPhoto))
                .toList();
    }

    private EditChain chain(long seed, Prompts.OfClass ofPhoto) {
        String prompt = ofPhoto.draw(Seeds.fraction(seed, PROMPT_DRAW));
        List<Double> strengths = mix.draw(place -> Seeds.fraction(seed, place + 1));
        return EditChain.of(pattern.withPrompt(prompt).withSeed(seed), strengths);
    }

    private static long hash(PhotoFile photo) {
        String name = photo.label() == null ? photo.name() : photo.label() + "/" + photo.name();
        return Long.parseLong(Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, SEED_DIGITS), 16);
    }
}
