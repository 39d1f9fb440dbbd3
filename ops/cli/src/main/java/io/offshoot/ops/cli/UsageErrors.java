package io.offshoot.ops.cli;

import io.offshoot.ops.cli.config.Configuration;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports wrong usage: one sentence, the nearest right word, and where the help is. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
    private final Configuration configuration;

    UsageErrors(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("offshoot: " + sentence(error));
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("Did you mean: " + String.join(" or ", suggestions) + "?");
            }
        }
        err.println("See: ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private String sentence(ParameterException error) {
        String message = Objects.requireNonNullElse(error.getMessage(), "wrong usage");
        if (error.getArgSpec() instanceof OptionSpec option) {
            return message + configuration.origin(option, error.getValue());
        }
        return message;
    }
}
