package io.offshoot.ops.torture.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void readsWhatItWrites() {
        Arguments arguments = Arguments.of(
                Arguments.words(Map.of("url", "http://a?b=c", "port", 7)).toArray(String[]::new));

        assertThat(arguments.text("url")).isEqualTo("http://a?b=c");
        assertThat(arguments.number("port")).isEqualTo(7);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        assertThatThrownBy(() -> Arguments.of("a=b").text("port")).hasMessage("port is missing");
    }

    @Test
    void refusesAWordWithoutValue() {
        assertThatThrownBy(() -> Arguments.of("port")).hasMessageContaining("key=value");
    }
}
