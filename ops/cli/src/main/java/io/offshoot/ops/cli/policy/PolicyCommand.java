package io.offshoot.ops.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Policies of a running service. */
@Command(
        name = "policy",
        description = "Shows and changes how the classes of a running service are learned from and edited.",
        subcommands = {
            PolicyGetCommand.class,
            PolicySetCommand.class,
            PolicyRemoveCommand.class,
            PolicyHistoryCommand.class
        })
public final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: get, set, remove or history.");
    }
}
