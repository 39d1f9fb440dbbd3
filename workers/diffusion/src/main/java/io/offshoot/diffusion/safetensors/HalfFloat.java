package io.offshoot.diffusion.safetensors;

/** The 16-bit floating-point types of the weights, as bits: IEEE half precision and bfloat16. */
public final class HalfFloat {

    private static final int HALF_INFINITY = 0x7C00;

    /** 2^-24, the smallest positive half. */
    private static final float SMALLEST_HALF = 0x1p-24f;

    private HalfFloat() {}

    /** A half as float32, exactly. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & 0x1F;
        int mantissa = half & 0x3FF;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(mantissa * SMALLEST_HALF));
        }
        int bias = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | (bias << 23) | (mantissa << 13));
    }

    /** The nearest half, ties to even; too large a value becomes infinite. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7FFF_FFFF;
        if (magnitude > 0x7F80_0000) {
            return (short) (sign | HALF_INFINITY | 0x200);
        }
        float absolute = Float.intBitsToFloat(magnitude);
        if (absolute < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(absolute / (double) SMALLEST_HALF));
        }
        int rounded = magnitude + 0xFFF + ((magnitude >> 13) & 1);
        return (short) (sign | Math.min((rounded >> 13) - (112 << 10), HALF_INFINITY));
    }

    /** The nearest bfloat16, ties to even. */
    public static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }
}
