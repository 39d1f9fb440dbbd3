package io.offshoot.ops.cli.concepts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Concepts as files, and those of a running service. */
@Command(
        name = "concepts",
        description =
                "Lists and converts learned concepts, files and those of a running service; says which version is used.",
        subcommands = {
            ConceptsListCommand.class,
            ConceptsImportCommand.class,
            ConceptsExportCommand.class,
            ConceptsHistoryCommand.class,
            ConceptsPinCommand.class,
            ConceptsUnpinCommand.class,
            ConceptsRollbackCommand.class
        })
public final class ConceptsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do: list, import, export, history, pin, unpin or rollback.");
    }
}
