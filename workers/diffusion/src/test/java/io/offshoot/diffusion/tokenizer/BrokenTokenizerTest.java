package io.offshoot.diffusion.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tokenizer folder with a fault is refused in one sentence that names the file. */
@Timeout(120)
class BrokenTokenizerTest {

    @TempDir
    Path folder;

    private Path tokenizer;

    @BeforeEach
    void writeTokenizer() throws IOException {
        tokenizer = new RandomModel(1, DType.F32).write(folder).resolve("tokenizer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vocab.json            | not json                                             | is not JSON
            vocab.json            | [1]                                                  | must hold a JSON object
            vocab.json            | {"a": 0, "b": 5}                                     | must number its tokens
            vocab.json            | {"a": 0, "b": 0}                                     | must number its tokens
            vocab.json            | {"a": -1, "b": 0}                                    | must number its tokens
            vocab.json            | {"a": "0"}                                           | must number its tokens
            vocab.json            | {"a": 0}                                             | does not hold the special token <|startoftext|>
            merges.txt            | a b c                                                | must hold two tokens in each line
            merges.txt            | zz qq                                                | cannot be used
            tokenizer_config.json | {"added_tokens_decoder": {"x": {"content": "!"}}}    | added_tokens_decoder
            tokenizer_config.json | {"added_tokens_decoder": {"999999999": {}}}          | added_tokens_decoder
            tokenizer_config.json | {"model_max_length": 1}                              | model_max_length
            """)
    void aDamagedFileIsNamed(String file, String text, String message) throws IOException {
        Files.writeString(tokenizer.resolve(file), text);

        assertThatThrownBy(() -> ClipTokenizer.load(tokenizer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aTextThatIsNoUtf8IsNamed() throws IOException {
        Files.write(tokenizer.resolve("merges.txt"), "\u00e9 a".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ClipTokenizer.load(tokenizer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merges.txt is no UTF-8 text");
    }

    @Test
    void aLengthWithoutLimitMeansClips() throws IOException {
        Files.writeString(
                tokenizer.resolve("tokenizer_config.json"), "{\"model_max_length\": 1000000000000000019884624838656}");

        try (ClipTokenizer loaded = ClipTokenizer.load(tokenizer)) {
            assertThat(loaded.modelMaxLength()).isEqualTo(77);
        }
    }
}
