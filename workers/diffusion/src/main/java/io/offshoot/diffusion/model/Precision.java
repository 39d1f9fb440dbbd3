package io.offshoot.diffusion.model;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import io.offshoot.diffusion.torchscript.ScalarType;

/**
 * The types that a network's weights rest in and that it computes in.
 *
 * <p>On a GPU both are the type asked for. On the CPU the 16-bit types are for memory only: a weight rests in 16 bits and
 * is widened to float32 for the one operator that uses it, because most processors have no 16-bit arithmetic and libtorch
 * then imitates it slowly.
 *
 * @param stored what an archive and the memory hold
 * @param computed what operators see
 */
record Precision(ScalarType stored, ScalarType computed) {

    static Precision of(LoadSettings settings) {
        ScalarType type = type(settings.dtype());
        return settings.device().equals(Device.cpu()) ? new Precision(type, ScalarType.FLOAT32) : same(type);
    }

    /** One type for both. */
    static Precision same(ScalarType type) {
        return new Precision(type, type);
    }

    /** The same, computed in float32 where float16 would overflow. */
    Precision upcast() {
        return computed == ScalarType.FLOAT16 ? new Precision(stored, ScalarType.FLOAT32) : this;
    }

    /** TorchScript for an attribute of {@code self} as operators take it. */
    String read(String attribute) {
        return stored == computed ? "self." + attribute : "torch.to(self.%s, %d)".formatted(attribute, computed.code());
    }

    private static ScalarType type(DataType dtype) {
        return switch (dtype) {
            case FLOAT16 -> ScalarType.FLOAT16;
            case BFLOAT16 -> ScalarType.BFLOAT16;
            default -> ScalarType.FLOAT32;
        };
    }
}
