package io.offshoot.schemas.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNameTest {
    @ParameterizedTest
    @CsvSource({"' wheat ', wheat", "'red \u00a0 maple', red maple", "Ru\u0308be, R\u00fcbe", "Wheat, Wheat"})
    void normalisesALabel(String label, String name) {
        assertThat(new ClassName(label)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0"})
    void refusesABlankLabel(String label) {
        assertThatThrownBy(() -> new ClassName(label)).hasMessageContaining("blank");
    }

    @Test
    void refusesAControlCharacterInside() {
        assertThatThrownBy(() -> new ClassName("whe\u0007at")).hasMessageContaining("control character");
    }

    @Test
    void countsCharactersNotChars() {
        String longest = "\ud83c\udf3e".repeat(ClassName.MAX_LENGTH);
        assertThat(new ClassName(longest).value()).isEqualTo(longest);
        assertThatThrownBy(() -> new ClassName(longest + "x")).hasMessageContaining("128");
    }

    @Test
    void refusesTheNameOfAllClasses() {
        assertThatThrownBy(() -> new ClassName(ClassName.ALL_CLASSES)).hasMessageContaining("all classes");
    }
}
