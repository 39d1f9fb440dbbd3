package io.offshoot.ops.cli.service;

import io.offshoot.schemas.avro.EditMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code textual-inversion} and {@code real-guidance}. */
public final class EditModes implements ITypeConverter<EditMode> {
    @Override
    public EditMode convert(String text) {
        return switch (text) {
            case "textual-inversion" -> EditMode.TEXTUAL_INVERSION;
            case "real-guidance" -> EditMode.REAL_GUIDANCE;
            default ->
                throw new TypeConversionException("it must be textual-inversion or real-guidance, was '" + text + "'");
        };
    }
}
