package io.offshoot.ops.cli.service;

import io.offshoot.workers.work.WorkMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code exactly-once} and {@code queue}. */
public final class WorkModes implements ITypeConverter<WorkMode> {
    @Override
    public WorkMode convert(String text) {
        try {
            return WorkMode.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
