package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.random.TorchGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PromptEncoderTest {

    private static final float[] FIRST = new TorchGenerator(1).randn(32);
    private static final float[] SECOND = new TorchGenerator(2).randn(32);

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

    @Test
    void aPromptHoldsEveryVectorOnce() {
        ConceptVectors concept = new ConceptVectors("<c>", List.of(FIRST, SECOND));

        long[] ids = prompts.inputIds(manager, List.of("a <c>"), concept).toLongArray();

        long vocabulary = model.textEncoder().vocabSize();
        assertThat(Arrays.stream(ids).filter(id -> id >= vocabulary)).containsExactly(vocabulary, vocabulary + 1);
    }

    @Test
    void theSecondVectorCounts() {
        float[] one = states(new ConceptVectors("<c>", List.of(FIRST, SECOND)));

        float[] other = states(new ConceptVectors("<c>", List.of(FIRST, FIRST)));

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void rejectsVectorsOfAnotherWidth() {
        ConceptVectors narrow = ConceptVectors.of("<c>", new float[8]);

        assertThatThrownBy(() -> prompts.requireUsable(narrow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vectors of <c> have width 8 but this model's text encoder has 32: they were learned"
                        + " on another model");
    }

    @Test
    void rejectsATokenThatIsAWordAlready() {
        ConceptVectors letter = ConceptVectors.of("a", FIRST);

        assertThatThrownBy(() -> prompts.requireUsable(letter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a is a word of this model's vocabulary already: give the concept another token, such as <a>");
    }

    private float[] states(ConceptVectors concept) {
        return prompts.encode(manager, List.of("a <c>"), concept, new PictureSize(16, 16))
                .states()
                .toFloatArray();
    }
}
