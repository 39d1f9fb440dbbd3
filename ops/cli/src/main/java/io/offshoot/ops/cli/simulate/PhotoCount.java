package io.offshoot.ops.cli.simulate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of photos.
 *
 * @param value the number, {@link Long#MAX_VALUE} for endless
 */
record PhotoCount(long value) {
    boolean isEndless() {
        return value == Long.MAX_VALUE;
    }

    /** Reads a number or the word {@code endless}. */
    static final class Converter implements ITypeConverter<PhotoCount> {
        @Override
        public PhotoCount convert(String text) {
            if (text.equals("endless")) {
                return new PhotoCount(Long.MAX_VALUE);
            }
            if (!text.matches("[1-9]\\d{0,11}")) {
                throw new TypeConversionException("'" + text + "' is no number of photos; write a number or endless");
            }
            return new PhotoCount(Long.parseLong(text));
        }
    }
}
