package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UNetConfigTest {

    private static final String TYPES = """
            "down_block_types": ["CrossAttnDownBlock2D", "DownBlock2D"],
            "up_block_types": ["UpBlock2D", "CrossAttnUpBlock2D"]""";

    @TempDir
    Path folder;

    @Test
    void takesDiffusersDefaultsForAbsentKeys() throws IOException {
        UNetConfig config = read("{\"block_out_channels\": [32, 64], \"sample_size\": null, %s}");

        assertThat(config.layersPerBlock()).containsExactly(2, 2);
        assertThat(config.heads()).containsExactly(8, 8);
        assertThat(config.crossAttentionDim()).isEqualTo(1280);
        assertThat(config.timeEmbedDim()).isEqualTo(128);
    }

    @Test
    void upBlocksAreListedFromTheCoarsest() throws IOException {
        UNetConfig config = read("{\"block_out_channels\": [32, 64], %s}");

        assertThat(config.downAttention()).containsExactly(true, false);
        assertThat(config.upAttention()).containsExactly(true, false);
    }

    @Test
    void readsHeadsPerBlock() throws IOException {
        UNetConfig config = read("{\"block_out_channels\": [32, 64], \"attention_head_dim\": [2, 4], %s}");

        assertThat(config.heads()).containsExactly(2, 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "attention_head_dim": [2]               | attention_head_dim must have 2 entries, was [2]
                "attention_head_dim": 5                 | block_out_channels must be multiples of attention_head_dim
                "norm_num_groups": 0                    | norm_num_groups must be a whole number above 0, was 0
                "norm_eps": "small"                     | norm_eps must be a number, was "small"
                "act_fn": "mish"                        | act_fn is supported only as silu, was "mish"
                "class_embed_type": "timestep"          | class_embed_type is supported only as null, was "timestep"
                "mid_block_type": "UNetMidBlock2D"      | mid_block_type is supported only as UNetMidBlock2DCrossAttn
                """)
    void namesTheKeyAtFault(String entry, String message) {
        assertThatIOException()
                .isThrownBy(() -> read("{\"block_out_channels\": [32, 64], " + entry + ", %s}"))
                .withMessageContaining(message)
                .withMessageContaining("config.json");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatIOException()
                .isThrownBy(() -> ConfigFile.read(folder.resolve("config.json")))
                .withMessageContaining("config.json: is missing");
    }

    private UNetConfig read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json.formatted(TYPES));
        return UNetConfig.read(ConfigFile.read(file));
    }
}
