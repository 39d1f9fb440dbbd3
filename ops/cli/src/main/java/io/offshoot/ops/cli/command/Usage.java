package io.offshoot.ops.cli.command;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Settings that refuse themselves are wrong usage, not a failure. */
public final class Usage {
    private Usage() {}

    /** Makes settings of a command's options. */
    public static <T> T check(CommandSpec command, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
