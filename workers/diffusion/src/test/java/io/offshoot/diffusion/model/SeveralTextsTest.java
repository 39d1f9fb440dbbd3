package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guidance asks: one sample under several texts. */
class SeveralTextsTest {

    @TempDir
    private Path folder;

    private UNet2DConditionModel unet;
    private NDManager manager;
    private NDArray sample;
    private NDArray timesteps;
    private NDArray texts;

    @BeforeEach
    void load() throws IOException {
        ModelFolder model = ModelFolder.open(new RandomModel(1, DType.F32).write(folder));
        unet = UNet2DConditionModel.load(model, LoadSettings.cpu().withThreads(1));
        manager = NDManager.newBaseManager();
        sample = manager.randomNormal(new Shape(2, 4, 6, 6));
        timesteps = manager.create(new long[] {3, 900});
        texts = manager.randomNormal(new Shape(3, 77, 32));
    }

    @AfterEach
    void close() {
        manager.close();
        unet.close();
    }

    @Test
    void aSampleUnderTwoTextsGivesWhatTwoCopiesOfItGive() {
        NDArray rows = manager.create(new long[] {1, 0, 1});

        NDArray shared = unet.forward(sample, timesteps, texts, rows);

        NDArray copies = unet.forward(sample.get(rows), timesteps.get(rows), texts);
        assertThat(shared.sub(copies).abs().max().getFloat()).isCloseTo(0f, within(1e-5f));
    }

    @Test
    void theTextsMakeADifference() {
        NDArray rows = manager.create(new long[] {1, 1, 1});

        NDArray shared = unet.forward(sample, timesteps, texts, rows);

        assertThat(shared.get("0").sub(shared.get("1")).abs().max().getFloat()).isGreaterThan(1e-3f);
    }

    @Test
    void refusesAnotherNumberOfTextsThanRows() {
        NDArray rows = manager.create(new long[] {0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> unet.forward(sample, timesteps, texts, rows))
                .withMessageContaining("rows");
    }
}
