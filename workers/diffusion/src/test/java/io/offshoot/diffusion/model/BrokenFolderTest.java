package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model folder with a fault is refused in one sentence, before anything is loaded or written. */
@Timeout(120)
class BrokenFolderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Numbers, kinds and nestings that no configuration means. */
    private static final List<String> IMPOSSIBLE = List.of(
            "-1",
            "0",
            "0.5",
            "2147483647",
            "1e999",
            "99999999999999999999",
            "\"x\"",
            "\"\"",
            "true",
            "null",
            "[]",
            "{}",
            "[[]]",
            "[0]",
            "[-1, 7]",
            "[1000000000, 1000000000]",
            "[null, null]",
            "[\"x\", \"x\"]");

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = new RandomModel(7, DType.F32).write(Files.createDirectory(folder.resolve("model")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text_encoder", "vae", "unet"})
    void impossibleValuesAreRefusedByName(String part) throws IOException {
        Path file = model.resolve(part).resolve("config.json");
        JsonNode original = JSON.readTree(file.toFile());
        for (String key : (Iterable<String>) original::fieldNames) {
            for (String value : IMPOSSIBLE) {
                ObjectNode broken = original.deepCopy();
                JSON.writeValue(file.toFile(), broken.set(key, JSON.readTree(value)));

                Throwable refusal = catchThrowable(this::lookThrough);

                assertThat(refusal)
                        .as("%s: %s", key, value)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isNull(), BrokenFolderTest::isOneSentenceThatNamesAFile);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json at all         | config.json: is not JSON
            [1, 2]                  | config.json: is not a JSON object
            ''                      | config.json: is not a JSON object
            {"hidden_size": 32      | config.json: is not JSON
            """)
    void aConfigurationThatIsNoJsonIsRefused(String text, String message) throws IOException {
        Files.writeString(model.resolve("text_encoder/config.json"), text);

        assertThatIOException().isThrownBy(this::lookThrough).withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void aConfigurationNestedWithoutEndIsRefused(String nesting) throws IOException {
        Files.writeString(model.resolve("unet/config.json"), nesting.repeat(1_000_000));

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining("unet/config.json: is not JSON: Document nesting depth");
    }

    @Test
    void aConfigurationOfAbsurdSizeIsRefused() throws IOException {
        Files.writeString(model.resolve("vae/config.json"), " ".repeat(9_000_000));

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining("vae/config.json: has more than 8000000 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.safetensors",
                "/etc/secret.safetensors",
                "a/b.safetensors",
                "..\\\\secret.safetensors",
                "weights.bin"
            })
    void anIndexNamesNoFileOutsideItsFolder(String shard) throws IOException {
        Files.delete(model.resolve("unet/diffusion_pytorch_model.safetensors"));
        index("{\"weight_map\": {\"conv_in.weight\": \"" + shard + "\"}}");

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining("index.json: names a file outside its folder or of another kind");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"weight_map": {"a": "m-1.safetensors"}} | names m-1.safetensors, which is missing
            {"weight_map": {}}                       | has no weight_map
            {"weight_map": 3}                        | has no weight_map
            {"weight_map": {"a": 3}}                 | of another kind: 3
            {}                                       | has no weight_map
            """)
    void anIndexThatLeadsNowhereIsRefused(String index, String message) throws IOException {
        Files.delete(model.resolve("unet/diffusion_pytorch_model.safetensors"));
        index(index);

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining("index.json: ")
                .withMessageContaining(message);
    }

    @Test
    void aTensorInTwoShardsIsRefused() throws IOException {
        Files.delete(model.resolve("unet/diffusion_pytorch_model.safetensors"));
        for (String shard : List.of("a", "b")) {
            new SafetensorsWriter()
                    .floats("conv_in.weight", new long[] {1}, new float[1])
                    .write(model.resolve("unet").resolve(shard + ".safetensors"));
        }
        index("{\"weight_map\": {\"conv_in.weight\": \"a.safetensors\", \"x\": \"b.safetensors\"}}");

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining("b.safetensors: holds tensor conv_in.weight, which a.safetensors holds too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diffusion_pytorch_model.bin", "diffusion_pytorch_model.safetensors"})
    void aPickleIsNeverExecuted(String name) throws IOException {
        Path trace = folder.resolve("executed");
        Path weights = model.resolve("unet").resolve(name);
        Files.delete(model.resolve("unet/diffusion_pytorch_model.safetensors"));
        Files.writeString(
                weights, "\u0080\u0002cos\nsystem\nX\u0000touch " + trace + "\n\u0085R.", StandardCharsets.ISO_8859_1);

        assertThatIOException().isThrownBy(this::lookThrough).withMessageContaining("pickle");
        assertThat(trace).doesNotExist();
    }

    @Test
    void aSingleFileIsRefusedWithTheWayToConvertIt() throws IOException {
        Path checkpoint = Files.writeString(folder.resolve("v1-5.ckpt"), "\u0080\u0002");

        assertThatIOException()
                .isThrownBy(() -> StableDiffusion.load(checkpoint, LoadSettings.cpu()))
                .withMessageContaining("v1-5.ckpt: is a single file")
                .withMessageContaining("StableDiffusionPipeline.from_single_file(FILE).save_pretrained(FOLDER)");
    }

    @Test
    void anotherKindOfModelIsRefusedByItsName() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("model_index.json"), "{\"_class_name\": \"FluxPipeline\"}");

        assertThatIOException()
                .isThrownBy(() -> StableDiffusion.load(other, LoadSettings.cpu()))
                .withMessageContaining("_class_name is not supported without a unet folder")
                .withMessageContaining("was \"FluxPipeline\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in_channels         | 9  | must be the latent_channels of the autoencoder (4)
            cross_attention_dim | 64 | must be the width of the text states (32), was 64
            """)
    void networksThatDoNotFitEachOtherAreRefused(String key, int value, String message) throws IOException {
        Path file = model.resolve("unet/config.json");
        ObjectNode config = (ObjectNode) JSON.readTree(file.toFile());
        JSON.writeValue(file.toFile(), config.put(key, value));

        assertThatIOException()
                .isThrownBy(this::lookThrough)
                .withMessageContaining(key)
                .withMessageContaining(message);
    }

    @Test
    void aFaultInTheLastNetworkIsFoundBeforeAnythingIsWritten() throws IOException {
        Path weights = model.resolve("unet/diffusion_pytorch_model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatIOException()
                .isThrownBy(() -> StableDiffusion.load(model, LoadSettings.cpu()))
                .withMessageContaining("cut short: tensor");
        assertThat(model.resolve(".offshoot")).doesNotExist();
    }

    private void index(String json) throws IOException {
        Files.writeString(model.resolve("unet/diffusion_pytorch_model.safetensors.index.json"), json);
    }

    /** What loading does before it starts libtorch. */
    private void lookThrough() throws IOException {
        ModelFolder opened = ModelFolder.open(model);
        ModelConfigs configs = ModelConfigs.read(opened);
        LoadSettings settings = LoadSettings.cpu();
        TextEncoder.source(configs.textEncoder(), opened, TextEncoder.FIRST, settings)
                .close();
        AutoencoderKL.source(configs.vae(), opened, settings).close();
        UNet2DConditionModel.source(configs.unet(), opened, settings).close();
    }

    private static void isOneSentenceThatNamesAFile(Throwable error) {
        assertThat(error)
                .isInstanceOf(ModelException.class)
                .message()
                .contains("model/")
                .doesNotContain("\n")
                .hasSizeLessThan(500);
    }
}
