package io.offshoot.ops.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RateTest {
    private final Rate.Converter converter = new Rate.Converter();

    @ParameterizedTest
    @CsvSource({"5/s,200", "0.5/s,2000", "90/min,666", "1/h,3600000"})
    void readsRates(String text, long milliseconds) {
        assertThat(converter.convert(text).interval().toMillis()).isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "5", "-1/s", "5/day", "fast", "1e9/s"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no rate");
    }
}
