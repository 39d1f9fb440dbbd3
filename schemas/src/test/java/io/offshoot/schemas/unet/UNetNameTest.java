package io.offshoot.schemas.unet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UNetNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"no-wheat", "esd_wheat.v2", "7"})
    void takesNamesOfFolders(String name) {
        assertThat(UNetName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../model",
                "/etc",
                "a/b",
                "a\\b",
                "C:",
                ".hidden",
                "-rf",
                "a b",
                "a\0",
                "no-wheat\n"
            })
    void refusesPathsAndWhatShellsOrFileSystemsReadOtherwise(String name) {
        assertThat(UNetName.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100_000})
    void refusesLongNames(int length) {
        assertThat(UNetName.isValid("a".repeat(length))).isFalse();
    }
}
