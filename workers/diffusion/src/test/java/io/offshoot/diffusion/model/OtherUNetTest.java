package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A model may run with the UNet of another folder, such as one from which a class was erased. */
@TestInstance(Lifecycle.PER_CLASS)
class OtherUNetTest {

    private Path other;
    private StableDiffusion model;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        Path base = new RandomModel(1, DType.F32).write(folder.resolve("base"));
        other = new RandomModel(2, DType.F32).write(folder.resolve("other"));
        model = StableDiffusion.load(
                base, LoadSettings.cpu().withThreads(2).withCacheFolder(folder.resolve("archives")));
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void theUNetIsTheOtherFolders() throws IOException {
        try (StableDiffusion swapped = model.withUNet(other.resolve("unet"));
                UNet2DConditionModel expected = UNet2DConditionModel.load(
                        ModelFolder.open(other), LoadSettings.cpu().withThreads(2))) {
            assertThat(noise(swapped.unet())).isEqualTo(noise(expected)).isNotEqualTo(noise(model.unet()));
        }
    }

    @Test
    void aWholeModelGivesItsUNet() throws IOException {
        try (StableDiffusion folder = model.withUNet(other.resolve("unet"));
                StableDiffusion whole = model.withUNet(other)) {
            assertThat(whole.fingerprint()).isEqualTo(folder.fingerprint());
        }
    }

    @Test
    void itHasAFingerprintOfItsOwn() throws IOException {
        try (StableDiffusion swapped = model.withUNet(other)) {
            assertThat(swapped.fingerprint()).isNotEqualTo(model.fingerprint());
        }
    }

    @Test
    void theOtherNetworksOutliveIt() throws IOException {
        model.withUNet(other).close();

        try (NDManager manager = model.newManager()) {
            assertThat(model.vae().decode(manager.zeros(new Shape(1, 4, 8, 8))).getShape())
                    .isEqualTo(new Shape(1, 3, 16, 16));
        }
    }

    @Test
    void aUNetOfAnotherWidthIsRefused(@TempDir Path folder) throws IOException {
        Path wide = new RandomModel(3, DType.F32)
                .with("unet", "cross_attention_dim", "48")
                .write(folder.resolve("wide"));

        assertThatIOException()
                .isThrownBy(() -> model.withUNet(wide))
                .withMessageContaining("cross_attention_dim must be the width of the text states (32)");
    }

    @Test
    void aMissingFolderIsNamed(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");

        assertThatIOException().isThrownBy(() -> model.withUNet(nowhere)).withMessageContaining(nowhere.toString());
    }

    private float[] noise(UNet2DConditionModel unet) {
        try (NDManager manager = model.newManager()) {
            NDArray text = manager.ones(new Shape(1, 77, 32));
            return unet.forward(manager.ones(new Shape(1, 4, 8, 8)), manager.ones(new Shape(1)), text)
                    .toFloatArray();
        }
    }
}
