package io.offshoot.ops.cli;

import io.offshoot.ops.cli.bench.BenchCommand;
import io.offshoot.ops.cli.concepts.ConceptsCommand;
import io.offshoot.ops.cli.demo.DemoCommand;
import io.offshoot.ops.cli.edit.EditCommand;
import io.offshoot.ops.cli.evaluate.EvaluateCommand;
import io.offshoot.ops.cli.export.ExportCommand;
import io.offshoot.ops.cli.ingest.IngestCommand;
import io.offshoot.ops.cli.lag.LagCommand;
import io.offshoot.ops.cli.learn.LearnCommand;
import io.offshoot.ops.cli.model.ImportModelCommand;
import io.offshoot.ops.cli.policy.PolicyCommand;
import io.offshoot.ops.cli.replay.ReplayCommand;
import io.offshoot.ops.cli.service.DashboardCommand;
import io.offshoot.ops.cli.service.EditorCommand;
import io.offshoot.ops.cli.service.TopologyCommand;
import io.offshoot.ops.cli.service.TrainerCommand;
import io.offshoot.ops.cli.service.UpCommand;
import io.offshoot.ops.cli.simulate.SimulateCommand;
import io.offshoot.ops.cli.torture.TortureCommand;
import io.offshoot.ops.cli.verify.VerifyModelCommand;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; without a sub-command it is wrong usage. */
@Command(
        name = "offshoot",
        description = "Turns a Kafka topic of labelled photos into a stream of synthetic variations of them.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Every option can also stand in a configuration file (--config) or in the environment:",
            "--bootstrap-server is the key bootstrap.server and the variable OFFSHOOT_BOOTSTRAP_SERVER.",
            "Kafka client properties pass through under kafka., consumer., producer. and streams.,",
            "those of the registry client under registry."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"},
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SimulateCommand.class,
            IngestCommand.class,
            ExportCommand.class,
            TopologyCommand.class,
            TrainerCommand.class,
            EditorCommand.class,
            DashboardCommand.class,
            LagCommand.class,
            ReplayCommand.class,
            LearnCommand.class,
            EditCommand.class,
            ConceptsCommand.class,
            PolicyCommand.class,
            ImportModelCommand.class,
            VerifyModelCommand.class,
            EvaluateCommand.class,
            TortureCommand.class,
            BenchCommand.class
        })
public final class Offshoot implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties file with settings; ./offshoot.properties when that exists.")
    void config(Path file) {
        // Read by Configuration before the command line is parsed, because it holds the options' defaults.
    }

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show the stack trace of an error, too.")
    private boolean stacktrace;

    /** Whether errors come with their stack trace. */
    boolean stacktrace() {
        return stacktrace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command, for example: ./offshoot demo");
    }
}
