package io.offshoot.diffusion.model;

import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.safetensors.Elements;
import io.offshoot.diffusion.safetensors.HalfFloat;
import io.offshoot.diffusion.torchscript.ScalarType;
import io.offshoot.diffusion.torchscript.TensorData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One weight on its way from safetensors files into an archive, converted while it is copied.
 *
 * @param parts the tensors that make it up, one behind the other along the first size
 * @param shape the sizes of the whole
 * @param type what it is stored as
 */
record WeightTensor(List<Weights.Found> parts, List<Long> shape, ScalarType type) implements TensorData {

    /** How many elements are converted at once. */
    private static final int CHUNK = 1 << 16;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (Weights.Found part : parts) {
            write(part, out);
        }
    }

    private void write(Weights.Found part, OutputStream out) throws IOException {
        DType source = part.info().dtype();
        long count = part.info().count();
        byte[] read = new byte[CHUNK * source.size()];
        byte[] converted = new byte[CHUNK * type.size()];
        ByteBuffer bytes = ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer target = ByteBuffer.wrap(converted).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = 0; from < count; from += CHUNK) {
            int length = (int) Math.min(CHUNK, count - from);
            bytes.clear().limit(length * source.size());
            part.file().read(part.info(), from * source.size(), bytes);
            if (isSame(source)) {
                out.write(read, 0, length * type.size());
            } else {
                convert(bytes, source, target.clear(), length);
                out.write(converted, 0, length * type.size());
            }
        }
    }

    private boolean isSame(DType source) {
        return switch (type) {
            case FLOAT32 -> source == DType.F32;
            case FLOAT16 -> source == DType.F16;
            case BFLOAT16 -> source == DType.BF16;
            case INT64 -> source == DType.I64;
        };
    }

    private void convert(ByteBuffer bytes, DType source, ByteBuffer target, int length) {
        for (int i = 0; i < length; i++) {
            switch (type) {
                case FLOAT32 -> target.putFloat(Elements.floatAt(bytes, source, i));
                case FLOAT16 -> target.putShort(HalfFloat.fromFloat(Elements.floatAt(bytes, source, i)));
                case BFLOAT16 -> target.putShort(HalfFloat.toBfloat16(Elements.floatAt(bytes, source, i)));
                case INT64 -> target.putLong(Elements.longAt(bytes, source, i));
            }
        }
    }
}
