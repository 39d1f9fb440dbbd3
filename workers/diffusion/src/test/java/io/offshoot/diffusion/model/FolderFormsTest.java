package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers in any of the forms that model folders have give the same result. */
class FolderFormsTest {

    private static final LoadSettings SETTINGS = LoadSettings.cpu().withThreads(2);

    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";

    private static final String VAE = "vae/diffusion_pytorch_model.safetensors";

    /** A folder in the plainest form, and what its UNet answers. */
    private static Path plain;

    private static float[] plainNoise;

    @TempDir
    Path folder;

    @BeforeAll
    static void runThePlainForm(@TempDir Path shared) throws IOException {
        plain = new RandomModel(7, DType.F32).write(shared);
        plainNoise = noise(plain);
    }

    @Test
    void shardsUnderAnIndexAreOneFile() throws IOException {
        Path sharded = write("sharded");
        Rewriting.shard(sharded.resolve(UNET), 3);

        assertThat(noise(sharded)).isEqualTo(plainNoise);
    }

    @ParameterizedTest
    @ValueSource(strings = {".fp16.safetensors", ".bf16.safetensors", ".non_ema.safetensors"})
    void aVariantIsTakenWhereNothingElseIs(String ending) throws IOException {
        Path variant = write("variant");
        Path weights = variant.resolve(UNET);
        Files.move(weights, weights.resolveSibling("diffusion_pytorch_model" + ending));

        assertThat(noise(variant)).isEqualTo(plainNoise);
    }

    @Test
    void shardsOfAVariantAreFound() throws IOException {
        Path sharded = write("sharded");
        Rewriting.shard(sharded.resolve(UNET), 2);
        Path index = sharded.resolve("unet/diffusion_pytorch_model.safetensors.index.json");
        Files.move(index, index.resolveSibling("diffusion_pytorch_model.safetensors.index.fp16.json"));

        assertThat(noise(sharded)).isEqualTo(plainNoise);
    }

    @Test
    void convolutionsProjectAsMatricesDo() throws IOException {
        Path convolution = write("convolution");
        Rewriting.rewrite(
                convolution.resolve(UNET),
                UnaryOperator.identity(),
                tensor -> tensor.name().matches(".*\\.proj_(in|out)\\.weight")
                        ? Rewriting.asConvolution(tensor)
                        : tensor);

        assertThat(noise(convolution)).isEqualTo(plainNoise);
    }

    @Test
    void oldNamesOfTheAutoencodersAttentionAreKnown() throws IOException {
        Path old = write("old");
        Map<String, String> names =
                Map.of("to_q.", "query.", "to_k.", "key.", "to_v.", "value.", "to_out.0.", "proj_attn.");
        Rewriting.rewrite(
                old.resolve(VAE),
                name -> names.entrySet().stream()
                        .filter(entry -> name.contains(entry.getKey()))
                        .map(entry -> name.replace(entry.getKey(), entry.getValue()))
                        .findFirst()
                        .orElse(name),
                UnaryOperator.identity());

        assertThat(pixels(old)).isEqualTo(pixels(plain));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attention_head_dim           | [2, 2]
            transformer_layers_per_block | [1, 1]
            layers_per_block             | [1, 1]
            only_cross_attention         | [false, false]
            use_linear_projection        | true
            upcast_attention             | true
            sample_size                  | [8, 8]
            norm_num_groups              | 8
            """)
    void aListOfTheSameMeansTheSameAsOneNumber(String key, String value) throws IOException {
        Path listed = new RandomModel(7, DType.F32).with("unet", key, value).write(folder.resolve("listed"));

        assertThat(noise(listed)).isEqualTo(plainNoise);
    }

    @Test
    void aUNetWithoutAMiddleBlockRuns() throws IOException {
        Path without = new RandomModel(7, DType.F32)
                .with("unet", "mid_block_type", "null")
                .write(folder.resolve("without"));

        try (SafetensorsFile weights = SafetensorsFile.open(without.resolve(UNET))) {
            assertThat(weights.tensors().keySet()).noneMatch(name -> name.startsWith("mid_block."));
        }
        assertThat(noise(without)).hasSize(4 * 8 * 8).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 23})
    void textEncodersOfAnyDepthRun(int layers) throws IOException {
        Path deep = new RandomModel(7, DType.F32)
                .with("text_encoder", "num_hidden_layers", Integer.toString(layers))
                .with("text_encoder", "hidden_act", "\"gelu\"")
                .write(folder.resolve("deep"));

        try (TextEncoder encoder = TextEncoder.load(ModelFolder.open(deep), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray ids = manager.ones(new Shape(1, 77), DataType.INT64);
            HiddenStates states = encoder.hiddenStates(ids, encoder.noConceptRows(manager));

            assertThat(states.last().toFloatArray()).doesNotContain(Float.NaN);
            assertThat(states.penultimate().contentEquals(states.embeddings())).isEqualTo(layers == 1);
        }
    }

    @Test
    void tensorsThatNothingAsksForAreLeftAlone() throws IOException {
        Path more = write("more");
        Path weights = more.resolve("text_encoder/model.safetensors");
        SafetensorsWriter writer =
                new SafetensorsWriter().longs("text_model.embeddings.position_ids", new long[] {1, 77}, new long[77]);
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            for (TensorInfo tensor : file.tensors().values()) {
                long[] shape =
                        tensor.shape().stream().mapToLong(Long::longValue).toArray();
                writer.floats(tensor.name(), shape, file.floats(tensor.name()));
            }
        }
        writer.write(weights);

        assertThat(states(more)).isEqualTo(states(plain));
    }

    private Path write(String name) throws IOException {
        return new RandomModel(7, DType.F32).write(folder.resolve(name));
    }

    private static float[] noise(Path model) throws IOException {
        try (UNet2DConditionModel unet = UNet2DConditionModel.load(ModelFolder.open(model), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray sample = ramp(manager, 1, 4, 8, 8);
            return unet.forward(sample, manager.create(new long[] {500}), ramp(manager, 1, 77, 32))
                    .toFloatArray();
        }
    }

    private static float[] pixels(Path model) throws IOException {
        try (AutoencoderKL vae = AutoencoderKL.load(ModelFolder.open(model), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            return vae.decode(ramp(manager, 1, 4, 8, 8)).toFloatArray();
        }
    }

    private static float[] states(Path model) throws IOException {
        try (TextEncoder encoder = TextEncoder.load(ModelFolder.open(model), SETTINGS);
                NDManager manager = NDManager.newBaseManager()) {
            NDArray ids = manager.arange(77).toType(DataType.INT64, false);
            return encoder.forward(ids.reshape(1, 77), encoder.noConceptRows(manager))
                    .toFloatArray();
        }
    }

    private static NDArray ramp(NDManager manager, long... sizes) {
        Shape shape = new Shape(sizes);
        return manager.arange((int) shape.size())
                .toType(DataType.FLOAT32, false)
                .sin()
                .reshape(shape);
    }
}
