package io.offshoot.diffusion.torchfile;

import io.offshoot.diffusion.torchfile.PickleValue.Storage;
import java.util.List;

/**
 * The part of a storage that a tensor shows; it never leaves the storage.
 *
 * @param offset first element
 * @param sizes outermost first
 * @param strides elements from one index to the next, for each size
 */
record TensorView(Storage storage, long offset, List<Long> sizes, List<Long> strides) {

    /** Far above a concept's; a whole file of weights is not read here. */
    private static final long MOST_ELEMENTS = 1L << 22;

    static final int MOST_DIMENSIONS = 8;

    TensorView {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
        if (sizes.size() != strides.size()) {
            throw new IllegalArgumentException(
                    "a tensor has %d sizes and %d strides".formatted(sizes.size(), strides.size()));
        }
        if (offset < 0
                || sizes.stream().anyMatch(size -> size < 0)
                || strides.stream().anyMatch(step -> step < 0)) {
            throw new IllegalArgumentException("a tensor has a negative offset, size or stride");
        }
        if (count(sizes) > MOST_ELEMENTS || span(sizes, strides) > MOST_ELEMENTS) {
            throw new IllegalArgumentException(
                    "a tensor of shape %s has more than %d elements".formatted(sizes, MOST_ELEMENTS));
        }
        if (offset > storage.count() - span(sizes, strides)) {
            throw new IllegalArgumentException("a tensor of shape %s and strides %s leaves its storage of %d elements"
                    .formatted(sizes, strides, storage.count()));
        }
    }

    int count() {
        return (int) count(sizes);
    }

    /** Elements from the first to the last one shown. */
    int span() {
        return (int) span(sizes, strides);
    }

    /** The place of element {@code index}, counted in the order of the sizes, from the first one shown. */
    int placeOf(int index) {
        long rest = index;
        long place = 0;
        for (int dimension = sizes.size() - 1; dimension >= 0; dimension--) {
            place += rest % sizes.get(dimension) * strides.get(dimension);
            rest /= sizes.get(dimension);
        }
        return (int) place;
    }

    private static long count(List<Long> sizes) {
        return sizes.contains(0L) ? 0 : sizes.stream().reduce(1L, TensorView::product);
    }

    private static long span(List<Long> sizes, List<Long> strides) {
        if (sizes.contains(0L)) {
            return 0;
        }
        long last = 0;
        for (int i = 0; i < sizes.size(); i++) {
            long reach = product(sizes.get(i) - 1, strides.get(i));
            last = reach > Long.MAX_VALUE - 1 - last ? Long.MAX_VALUE - 1 : last + reach;
        }
        return last + 1;
    }

    /** Of two numbers that are not negative, without overflow. */
    private static long product(long left, long right) {
        return Math.multiplyHigh(left, right) == 0 && left * right >= 0 ? left * right : Long.MAX_VALUE - 1;
    }
}
