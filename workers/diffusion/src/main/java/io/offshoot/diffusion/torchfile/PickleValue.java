package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.safetensors.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a pickle that holds tensors and plain data.
 *
 * <p>Containers are equal to themselves only: a hostile pickle may put one into itself.
 */
public sealed interface PickleValue {

    /** {@code None}, {@code True} and {@code False}. */
    enum Constant implements PickleValue {
        NONE,
        TRUE,
        FALSE
    }

    /** A whole number of at most 64 bits. */
    record Whole(long value) implements PickleValue {}

    /** A floating-point number. */
    record Real(double value) implements PickleValue {}

    /** A text. */
    record Text(String value) implements PickleValue {}

    /** A tuple or a list. */
    final class Sequence implements PickleValue {

        private final List<PickleValue> items;

        Sequence(List<PickleValue> items) {
            this.items = new ArrayList<>(items);
        }

        void add(PickleValue item) {
            items.add(item);
        }

        /** The values in order. */
        public List<PickleValue> items() {
            return Collections.unmodifiableList(items);
        }
    }

    /** A dictionary whose keys are texts; a key that is a whole number is held as its digits. */
    final class Dict implements PickleValue {

        private final Map<String, PickleValue> entries = new LinkedHashMap<>();

        /** Whether the key was new. */
        boolean put(String key, PickleValue value) {
            return entries.put(key, value) == null;
        }

        /** The entries in the order of the file. */
        public Map<String, PickleValue> entries() {
            return Collections.unmodifiableMap(entries);
        }
    }

    /** A function that a file of tensors needs; it is known here and never looked up. */
    enum Function implements PickleValue {
        REBUILD_TENSOR,
        REBUILD_PARAMETER,
        ORDERED_DICT
    }

    /** The class of a storage. */
    record StorageClass(DType dtype) implements PickleValue {}

    /**
     * Where the numbers of tensors lie.
     *
     * @param key its name within the file
     * @param count how many elements it has
     */
    record Storage(String key, DType dtype, long count) implements PickleValue {

        /** Its size in the file. */
        long bytes() {
            return count * dtype.size();
        }
    }

    /** A tensor, without its numbers: {@link TorchFile#floats} reads them. */
    record Tensor(TensorView view) implements PickleValue {

        /** The sizes, outermost first. */
        public List<Long> shape() {
            return view.sizes();
        }

        /** The element type. */
        public DType dtype() {
            return view.storage().dtype();
        }
    }
}
