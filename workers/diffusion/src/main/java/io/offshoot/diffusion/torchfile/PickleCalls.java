package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.diffusion.torchfile.PickleValue.Dict;
import io.offshoot.diffusion.torchfile.PickleValue.Function;
import io.offshoot.diffusion.torchfile.PickleValue.Sequence;
import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import io.offshoot.diffusion.torchfile.PickleValue.StorageClass;
import io.offshoot.diffusion.torchfile.PickleValue.Tensor;
import io.offshoot.diffusion.torchfile.PickleValue.Text;
import io.offshoot.diffusion.torchfile.PickleValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few globals that a file of tensors names, and what calling them with their arguments gives. */
final class PickleCalls {

    private static final Map<String, PickleValue> GLOBALS = Map.ofEntries(
            Map.entry("torch._utils._rebuild_tensor_v2", Function.REBUILD_TENSOR),
            Map.entry("torch._utils._rebuild_parameter", Function.REBUILD_PARAMETER),
            Map.entry("collections.OrderedDict", Function.ORDERED_DICT),
            Map.entry("torch.DoubleStorage", new StorageClass(DType.F64)),
            Map.entry("torch.FloatStorage", new StorageClass(DType.F32)),
            Map.entry("torch.HalfStorage", new StorageClass(DType.F16)),
            Map.entry("torch.BFloat16Storage", new StorageClass(DType.BF16)),
            Map.entry("torch.LongStorage", new StorageClass(DType.I64)),
            Map.entry("torch.IntStorage", new StorageClass(DType.I32)));

    /** A storage of this many elements cannot overflow when counted in bytes. */
    private static final long MOST_ELEMENTS = 1L << 40;

    private final PickleInput in;

    PickleCalls(PickleInput in) {
        this.in = in;
    }

    PickleValue global(String module, String name) throws TorchFileException {
        PickleValue known = GLOBALS.get(module + "." + name);
        if (known == null) {
            throw in.fault(
                    "refused: its pickle asks for %s.%s, which no file of concept vectors needs; nothing was executed"
                            .formatted(module, name));
        }
        return known;
    }

    PickleValue call(PickleValue callee, PickleValue arguments) throws TorchFileException {
        if (callee instanceof Function function && arguments instanceof Sequence sequence) {
            List<PickleValue> items = sequence.items();
            return switch (function) {
                case REBUILD_TENSOR -> tensor(items);
                case REBUILD_PARAMETER -> parameter(items);
                case ORDERED_DICT -> orderedDict(items);
            };
        }
        throw in.fault("refused: its pickle calls something that is no function; nothing was executed");
    }

    /** What a persistent id means: {@code ("storage", class, key, device, count)}; older files add {@code None}. */
    Storage storage(PickleValue id) throws TorchFileException {
        if (id instanceof Sequence sequence
                && (sequence.items().size() == 5 || isWholeStorage(sequence.items()))
                && sequence.items().get(0) instanceof Text kind
                && kind.value().equals("storage")
                && sequence.items().get(1) instanceof StorageClass type
                && sequence.items().get(2) instanceof Text key
                && sequence.items().get(4) instanceof Whole count) {
            if (!key.value().matches("[0-9]{1,20}") || count.value() < 0 || count.value() > MOST_ELEMENTS) {
                throw in.fault("its pickle names a storage '%s' of %d elements".formatted(key.value(), count.value()));
            }
            return new Storage(key.value(), type.dtype(), count.value());
        }
        throw in.fault("its pickle refers to something outside that is no storage");
    }

    private static boolean isWholeStorage(List<PickleValue> id) {
        return id.size() == 6 && id.get(5) == PickleValue.Constant.NONE;
    }

    /** {@code (storage, offset, size, stride, requires_grad, backward_hooks[, metadata])}. */
    private PickleValue tensor(List<PickleValue> arguments) throws TorchFileException {
        if (arguments.size() >= 6
                && arguments.size() <= 7
                && arguments.get(0) instanceof Storage storage
                && arguments.get(1) instanceof Whole offset) {
            List<Long> sizes = numbers(arguments.get(2));
            List<Long> strides = numbers(arguments.get(3));
            try {
                return new Tensor(new TensorView(storage, offset.value(), sizes, strides));
            } catch (IllegalArgumentException impossible) {
                throw in.fault(String.valueOf(impossible.getMessage()));
            }
        }
        throw in.fault("its pickle builds a tensor from something else than a storage, an offset, sizes and strides");
    }

    /** {@code (data, requires_grad, backward_hooks)}: the tensor itself. */
    private PickleValue parameter(List<PickleValue> arguments) throws TorchFileException {
        if (arguments.size() == 3 && arguments.get(0) instanceof Tensor tensor) {
            return tensor;
        }
        throw in.fault("its pickle builds a parameter from something that is no tensor");
    }

    private PickleValue orderedDict(List<PickleValue> arguments) throws TorchFileException {
        if (!arguments.isEmpty()) {
            throw in.fault("its pickle makes an OrderedDict in a way that torch does not");
        }
        return new Dict();
    }

    private List<Long> numbers(PickleValue value) throws TorchFileException {
        if (!(value instanceof Sequence sequence) || sequence.items().size() > TensorView.MOST_DIMENSIONS) {
            throw in.fault("its pickle gives a tensor sizes or strides that are no short tuple");
        }
        List<Long> numbers = new ArrayList<>();
        for (PickleValue item : sequence.items()) {
            if (!(item instanceof Whole whole)) {
                throw in.fault("its pickle gives a tensor a size or stride that is no whole number");
            }
            numbers.add(whole.value());
        }
        return numbers;
    }
}
