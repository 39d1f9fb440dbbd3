package io.offshoot.ops.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"wheat", "common_wheat seedling", "Übergröße-1.2", "IMG_0001"})
    void aPlainNameStays(String name) {
        assertThat(SafeName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".",
                "",
                " ",
                "a/b",
                "a\\b",
                "CON",
                "nul.txt",
                ".hidden",
                "dot.",
                "a:b\0c"
            })
    void aNameThatCouldLeadElsewhereIsCleanedAndMarked(String name) {
        assertThat(SafeName.of(name)).matches("_[^/\\\\:\\x00]*-[0-9a-f]{8}");
    }

    @Test
    void twoNamesNeverBecomeOne() {
        assertThat(SafeName.of("a/b")).isNotEqualTo(SafeName.of("a:b"));
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String name = SafeName.of("麦".repeat(200));

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(128);
        assertThat(name).matches("_麦+-[0-9a-f]{8}");
    }
}
