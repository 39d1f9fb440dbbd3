package io.offshoot.ops.cli.concepts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Concepts as files. */
@Command(
        name = "concepts",
        description = "Lists and converts learned concepts: files, and those of a running service.",
        subcommands = {ConceptsListCommand.class, ConceptsImportCommand.class, ConceptsExportCommand.class})
public final class ConceptsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: list, import or export.");
    }
}
