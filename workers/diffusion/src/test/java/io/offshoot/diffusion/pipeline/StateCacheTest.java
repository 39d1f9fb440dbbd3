package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.random.TorchGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class StateCacheTest {

    private static final PictureSize SIZE = PictureSize.square(16);

    private StableDiffusion model;
    private PromptEncoder prompts;
    private NDManager manager;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        model = TestModel.load(folder);
        prompts = PromptEncoder.load(model);
        manager = model.newManager();
    }

    @AfterAll
    void close() {
        manager.close();
        prompts.close();
        model.close();
    }

    @Test
    void aPromptIsEncodedOnceForEqualConcepts() {
        try (StateCache cache = new StateCache(prompts, manager, 4)) {
            cache.of("a <c>", concept(1), SIZE, manager);
            cache.of("a <c>", concept(1), SIZE, manager);

            assertThat(cache.encoded()).isOne();
        }
    }

    @Test
    void otherVectorsAreEncodedAgain() {
        try (StateCache cache = new StateCache(prompts, manager, 4)) {
            float[] one = states(cache, "a <c>", concept(1));
            float[] other = states(cache, "a <c>", concept(2));

            assertThat(other).isNotEqualTo(one);
        }
    }

    @Test
    void theOldestPromptIsForgotten() {
        try (StateCache cache = new StateCache(prompts, manager, 2)) {
            float[] first = states(cache, "a", ConceptVectors.none());
            states(cache, "b", ConceptVectors.none());
            states(cache, "c", ConceptVectors.none());

            assertThat(states(cache, "a", ConceptVectors.none())).isEqualTo(first);
            assertThat(cache.encoded()).isEqualTo(4);
        }
    }

    @Test
    void whatWasGivenOutstaysTheCache() {
        StateCache cache = new StateCache(prompts, manager, 1);
        TextStates given = cache.of("a", ConceptVectors.none(), SIZE, manager);

        cache.close();

        assertThat(given.states().toFloatArray()).isNotEmpty();
    }

    private static ConceptVectors concept(long seed) {
        return ConceptVectors.of("<c>", new TorchGenerator(seed).randn(32));
    }

    private float[] states(StateCache cache, String prompt, ConceptVectors concept) {
        return cache.of(prompt, concept, SIZE, manager).states().toFloatArray();
    }
}
