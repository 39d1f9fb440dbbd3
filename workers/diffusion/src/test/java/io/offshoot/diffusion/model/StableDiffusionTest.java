package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.torchscript.ScriptModule;
import io.offshoot.diffusion.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableDiffusionTest {

    private static final LoadSettings SETTINGS = LoadSettings.cpu().withThreads(2);

    @TempDir
    Path folder;

    @Test
    void networksKeepTheShapesTheyPromise() throws IOException {
        try (StableDiffusion model = StableDiffusion.load(floats(), SETTINGS);
                NDManager manager = model.newManager()) {
            NDArray pixels = manager.zeros(new Shape(2, 3, 16, 12));

            NDArray latents = model.vae().encode(pixels).mean();
            NDArray text = model.textEncoder()
                    .forward(ids(manager, 1), model.textEncoder().noConceptRows(manager));
            NDArray noise = model.unet().forward(latents, manager.ones(new Shape(2)), text.repeat(0, 2));

            assertThat(latents.getShape()).isEqualTo(new Shape(2, 4, 8, 6));
            assertThat(noise.getShape()).isEqualTo(latents.getShape());
            assertThat(model.vae().decode(latents).getShape()).isEqualTo(pixels.getShape());
        }
    }

    @Test
    void rowsDoNotDependOnTheirNeighbours() throws IOException {
        try (UNet2DConditionModel unet = UNet2DConditionModel.load(ModelFolder.open(floats()), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray sample = manager.randomNormal(new Shape(2, 4, 5, 7));
            NDArray timesteps = manager.create(new long[] {3, 900});
            NDArray text = manager.randomNormal(new Shape(2, 77, 32));

            NDArray together = unet.forward(sample, timesteps, text);

            NDArray alone = unet.forward(sample.get("1:"), timesteps.get("1:"), text.get("1:"));
            assertThat(together.get("1:").sub(alone).abs().max().getFloat()).isCloseTo(0, within(1e-5f));
        }
    }

    @Test
    void gradientReachesTheConceptThatIsUsedAndNoOther() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        try (UNet2DConditionModel unet = UNet2DConditionModel.load(model, SETTINGS);
                TextEncoder encoder = TextEncoder.load(model, SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray concepts = manager.randomNormal(new Shape(2, 32));
            concepts.setRequiresGradient(true);
            NDArray text = encoder.forward(ids(manager, encoder.vocabSize() + 1), concepts);
            NDArray sample = manager.randomNormal(new Shape(1, 4, 8, 8));
            NDArray loss = unet.forward(sample, manager.ones(new Shape(1)), text)
                    .square()
                    .mean();

            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);

            NDArray gradient = concepts.getGradient().abs().max(new int[] {1});
            assertThat(gradient.getFloat(0)).isZero();
            assertThat(gradient.getFloat(1)).isPositive();
        }
    }

    @Test
    void halfPrecisionWeightsRunAsFloat32() throws IOException {
        Path halves = new RandomModel(7, DType.F16).write(Files.createDirectory(folder.resolve("halves")));
        try (AutoencoderKL exact = AutoencoderKL.load(ModelFolder.open(floats()), SETTINGS);
                AutoencoderKL rounded = AutoencoderKL.load(ModelFolder.open(halves), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray latents = manager.randomNormal(new Shape(1, 4, 4, 4));

            NDArray pixels = rounded.decode(latents);

            assertThat(pixels.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(pixels.sub(exact.decode(latents)).abs().max().getFloat()).isBetween(1e-7f, 0.05f);
        }
    }

    @Test
    void bfloat16IsCloseToFloat32() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        try (AutoencoderKL exact = AutoencoderKL.load(model, SETTINGS);
                AutoencoderKL rounded = AutoencoderKL.load(model, SETTINGS.on("cpu", "bfloat16"));
                NDManager manager = NDManager.newBaseManager()) {
            NDArray latents = manager.randomNormal(new Shape(1, 4, 4, 4));

            NDArray pixels = rounded.decode(latents);

            assertThat(pixels.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(pixels.sub(exact.decode(latents)).abs().mean().getFloat())
                    .isBetween(1e-5f, 0.1f);
        }
    }

    @Test
    void archiveIsWrittenOnce() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        Path cache = folder.resolve("cache");
        LoadSettings settings = SETTINGS.withCacheFolder(cache);
        TextEncoder.load(model, settings).close();
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(files(cache).get(0), longAgo);

        TextEncoder.load(model, settings).close();

        assertThat(files(cache))
                .singleElement()
                .satisfies(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo));
    }

    @Test
    void anArchiveOfTheRightNameButOtherCodeIsReplacedAndNotRun() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        Path cache = folder.resolve("cache");
        LoadSettings settings = SETTINGS.withCacheFolder(cache);
        AutoencoderKL.load(model, settings).close();
        Path archive = files(cache).get(0);
        byte[] ours = Files.readAllBytes(archive);
        new TorchScriptArchive(new ScriptModule("AutoencoderKL", "def forward(self, x: Tensor) -> Tensor:\n  return x"))
                .write(archive);

        AutoencoderKL.load(model, settings).close();

        assertThat(Files.readAllBytes(archive)).isEqualTo(ours);
    }

    @Test
    void anArchiveThatWasCutShortIsWrittenAgain() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        Path cache = folder.resolve("cache");
        LoadSettings settings = SETTINGS.withCacheFolder(cache);
        AutoencoderKL.load(model, settings).close();
        Path archive = files(cache).get(0);
        byte[] ours = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(ours, ours.length / 2));

        AutoencoderKL.load(model, settings).close();

        assertThat(Files.readAllBytes(archive)).isEqualTo(ours);
    }

    @Test
    void countsItsParameters() throws IOException {
        try (TextEncoder encoder = TextEncoder.load(ModelFolder.open(floats()), SETTINGS)) {
            int layer = 4 * (32 * 32 + 32) + 2 * 32 * 64 + 64 + 32 + 4 * 32;

            assertThat(encoder.numParameters()).isEqualTo((514 + 77) * 32 + 2 * layer + 2 * 32);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithAdvice() throws IOException {
        Path model = floats();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StableDiffusion.load(model, SETTINGS.on("cuda:99", "float16")))
                .withMessageContaining("device cuda")
                .withMessageContaining("cpu");
        assertThat(model.resolve(".offshoot")).doesNotExist();
    }

    @Test
    void fingerprintFollowsTheWeights() throws IOException {
        Path other = new RandomModel(8, DType.F32).write(Files.createDirectory(folder.resolve("other")));

        String fingerprint = ModelFolder.open(floats()).fingerprint();

        assertThat(fingerprint)
                .hasSize(64)
                .isNotEqualTo(ModelFolder.open(other).fingerprint())
                .isEqualTo(ModelFolder.open(folder.resolve("floats")).fingerprint());
    }

    @Test
    void namesTheMissingTensor() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        new SafetensorsWriter().write(model.root().resolve("unet/diffusion_pytorch_model.safetensors"));

        assertThatIOException()
                .isThrownBy(() -> UNet2DConditionModel.load(model, SETTINGS))
                .withMessageContaining("conv_in.weight of shape [16, 4, 3, 3] is missing")
                .withMessageContaining("diffusion_pytorch_model.safetensors");
    }

    @Test
    void namesBothShapesOfATensorThatDoesNotFit() throws IOException {
        ModelFolder model = ModelFolder.open(floats());
        new SafetensorsWriter()
                .floats("conv_in.weight", new long[] {2, 1}, new float[2])
                .write(model.root().resolve("unet/diffusion_pytorch_model.safetensors"));

        assertThatIOException()
                .isThrownBy(() -> UNet2DConditionModel.load(model, SETTINGS))
                .withMessageContaining("conv_in.weight must have the shape [16, 4, 3, 3] by config.json, has [2, 1]");
    }

    @Test
    void refusesPickledWeights() throws IOException {
        Path vae = floats().resolve("vae");
        Files.move(vae.resolve("diffusion_pytorch_model.safetensors"), vae.resolve("diffusion_pytorch_model.bin"));

        assertThatIOException()
                .isThrownBy(() -> AutoencoderKL.load(ModelFolder.open(folder.resolve("floats")), SETTINGS))
                .withMessageContaining("diffusion_pytorch_model.bin, which is a pickle");
    }

    @Test
    void refusesTokensWithoutAVector() throws IOException {
        try (TextEncoder encoder = TextEncoder.load(ModelFolder.open(floats()), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray unknown = ids(manager, encoder.vocabSize());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encoder.forward(unknown, encoder.noConceptRows(manager)))
                    .withMessageContaining("token id 514 is not below 514");
        }
    }

    @Test
    void refusesLatentsOfTheWrongShape() throws IOException {
        try (AutoencoderKL vae = AutoencoderKL.load(ModelFolder.open(floats()), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray latents = manager.zeros(new Shape(1, 3, 8, 8));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vae.decode(latents))
                    .withMessage("latents must have the shape (-1, 4, -1, -1), was (1, 3, 8, 8)");
        }
    }

    private Path floats() throws IOException {
        return new RandomModel(7, DType.F32).write(Files.createDirectory(folder.resolve("floats")));
    }

    private static NDArray ids(NDManager manager, long fourth) {
        long[] ids = new long[77];
        ids[3] = fourth;
        return manager.create(ids, new Shape(1, 77));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
