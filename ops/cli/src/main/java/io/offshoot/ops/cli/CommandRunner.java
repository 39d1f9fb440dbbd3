package io.offshoot.ops.cli;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.config.ConfigurationException;
import io.offshoot.ops.cli.config.OptionKeys;
import io.offshoot.ops.cli.terminal.StackTraces;
import picocli.CommandLine;

/** Runs one command line from the raw arguments to the exit code. */
public final class CommandRunner {
    private CommandRunner() {}

    /**
     * Reads the configuration, runs the command and reports failures in one sentence.
     *
     * @return 0 done, 1 failed, 2 wrong usage or wrong configuration
     */
    public static int run(CommandContext context, String... args) {
        try {
            Configuration configuration = Configuration.load(args, context.environment());
            return commandLine(context, configuration).execute(args);
        } catch (ConfigurationException e) {
            context.terminal().line("offshoot: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static CommandLine commandLine(CommandContext context, Configuration configuration) {
        CommandLine commandLine = new CommandLine(new Offshoot(), new CommandFactory(context, configuration));
        OptionKeys keys = OptionKeys.of(commandLine);
        configuration.requireKnown(keys).forEach(context.terminal()::line);
        commandLine.setDefaultValueProvider(configuration.defaults());
        commandLine.setOut(context.out());
        commandLine.setErr(context.terminal().writer());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(new UsageErrors(configuration));
        commandLine.setExecutionExceptionHandler(new FailureSentence(context.terminal()));
        commandLine.setExecutionStrategy(parsed -> {
            StackTraces.show(parsed.commandSpec().root().userObject() instanceof Offshoot root && root.stacktrace());
            return new CommandLine.RunLast().execute(parsed);
        });
        return commandLine;
    }
}
