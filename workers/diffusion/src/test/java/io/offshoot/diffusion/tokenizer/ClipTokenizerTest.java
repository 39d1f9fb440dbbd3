package io.offshoot.diffusion.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a vocabulary of nine tokens, with a length of 6. */
class ClipTokenizerTest {

    private static final String VOCABULARY = "{\"a\": 0, \"b\": 1, \"a</w>\": 2, \"b</w>\": 3, \"!\": 4, \"!</w>\": 5,"
            + " \"ab</w>\": 6, \"<|startoftext|>\": 7, \"<|endoftext|>\": 8}";

    @TempDir
    Path folder;

    @Test
    void framesAndPads() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            TokenIds ids = tokenizer.encode(List.of("AB  b"));

            assertThat(ids.flat()).containsExactly(7, 6, 3, 8, 8, 8);
            assertThat(ids.attentionMask()).containsExactly(1, 1, 1, 1, 0, 0);
        }
    }

    @Test
    void cutsWhatIsTooLong() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThat(tokenizer.encode(List.of("b b b b b b")).flat()).containsExactly(7, 3, 3, 3, 3, 8);
        }
    }

    @Test
    void placeholdersFollowTheVocabulary() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            TokenIds ids = tokenizer.encode(List.of("a <x><x>_1"), List.of("<x>", "<x>_1"));

            assertThat(ids.flat()).containsExactly(7, 2, 9, 10, 8, 8);
        }
    }

    @Test
    void findsAPlaceholderWhateverItsCase() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThat(tokenizer.encode(List.of("<WHEAT>"), List.of("<Wheat>")).flat())
                    .startsWith(7, 9, 8);
        }
    }

    @Test
    void anExclamationMarkIsPaddingWhereItIsThePadToken() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("!")) {
            assertThat(tokenizer.encode(List.of("a!")).flat()).containsExactly(7, 2, 4, 8, 4, 4);
        }
    }

    @Test
    void givesTheIdsOfAWordWithoutBeginAndEnd() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThat(tokenizer.idsOf("ab ba")).containsExactly(6, 1, 2);
        }
    }

    @Test
    void rejectsAWordOfWhichNothingIsLeft() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThatThrownBy(() -> tokenizer.idsOf("  "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'  ' has no token in this vocabulary; use a word");
        }
    }

    @Test
    void knowsTheWordsThatNoPlaceholderMayBeCalled() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThat(tokenizer.isWord("AB</w>")).isTrue();
            assertThat(tokenizer.isWord("<ab>")).isFalse();
        }
    }

    @Test
    void rejectsAPlaceholderGivenTwice() throws IOException {
        try (ClipTokenizer tokenizer = tokenizer("<|endoftext|>")) {
            assertThatThrownBy(() -> tokenizer.encode(List.of("a"), List.of("<x>", "<X>")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("placeholder <X> is given twice");
        }
    }

    @Test
    void namesAFileThatIsNotJson() throws IOException {
        Path vocabulary = Files.writeString(folder.resolve("vocab.json"), "{");
        Files.writeString(folder.resolve("merges.txt"), "");

        assertThatThrownBy(() -> ClipTokenizer.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(vocabulary + " is not JSON");
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThatThrownBy(() -> ClipTokenizer.load(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("vocab.json");
    }

    private ClipTokenizer tokenizer(String pad) throws IOException {
        Files.writeString(folder.resolve("vocab.json"), VOCABULARY);
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b</w>\n");
        Files.writeString(
                folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 6, \"pad_token\": \"" + pad + "\"}");
        return ClipTokenizer.load(folder);
    }
}
