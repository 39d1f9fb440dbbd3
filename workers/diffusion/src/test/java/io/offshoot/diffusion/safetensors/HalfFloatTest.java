package io.offshoot.diffusion.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    @Test
    void everyHalfSurvivesTheWayToFloatAndBack() {
        for (int bits = Short.MIN_VALUE; bits <= Short.MAX_VALUE; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.fromFloat(value)).isEqualTo((short) bits);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x3C00, 1.0",
        "0xC000, -2.0",
        "0x7BFF, 65504.0",
        "0x0001, 5.9604645E-8",
        "0x0400, 6.1035156E-5",
        "0x7C00, Infinity",
        "0x7E00, NaN"
    })
    void readsIeeeHalves(String bits, Float value) {
        assertThat(HalfFloat.toFloat(Integer.decode(bits).shortValue())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 0x3C00",
        "1.00146484375, 0x3C02",
        "65519.0, 0x7BFF",
        "65520.0, 0x7C00",
        "2.9802322E-8, 0x0000",
        "8.940697E-8, 0x0002"
    })
    void roundsTiesToEven(float value, String bits) {
        assertThat(HalfFloat.fromFloat(value)).isEqualTo(Integer.decode(bits).shortValue());
    }
}
