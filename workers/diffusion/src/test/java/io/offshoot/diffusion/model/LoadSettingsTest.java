package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import io.offshoot.diffusion.torchscript.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSettingsTest {

    @ParameterizedTest
    @CsvSource({"cpu, cpu, -1", "cuda, gpu, 0", "cuda:1, gpu, 1", "cuda:15, gpu, 15"})
    void devicesHaveTheirNamesInPyTorch(String name, String type, int number) {
        LoadSettings settings = LoadSettings.cpu().on(name, "float32");

        assertThat(settings.device()).isEqualTo(Device.of(type, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda:", "cuda:-1", "cuda:100", "CPU", ""})
    void anotherDeviceIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadSettings.cpu().on(name, "float32"))
                .withMessage("device must be cpu, cuda or cuda:N, was " + name);
    }

    @Test
    void anotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadSettings.cpu().on("cpu", "int8"))
                .withMessage("dtype must be float32, float16 or bfloat16, was int8");
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, float32, FLOAT32, FLOAT32",
        "cpu, bfloat16, BFLOAT16, FLOAT32",
        "cuda, float16, FLOAT16, FLOAT16",
        "cuda:1, bfloat16, BFLOAT16, BFLOAT16"
    })
    void onlyAGpuComputesInSixteenBits(String device, String dtype, ScalarType stored, ScalarType computed) {
        LoadSettings settings = LoadSettings.cpu().on(device, dtype);

        assertThat(Precision.of(settings)).isEqualTo(new Precision(stored, computed));
    }

    @ParameterizedTest
    @CsvSource({"float16, FLOAT32", "bfloat16, BFLOAT16"})
    void anAutoencoderThatOverflowsInFloat16ComputesInFloat32(String dtype, ScalarType computed) {
        Precision precision = Precision.of(LoadSettings.cpu().on("cuda", dtype));

        assertThat(precision.upcast().computed()).isEqualTo(computed);
    }
}
