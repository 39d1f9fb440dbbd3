package io.offshoot.ops.cli;

import io.offshoot.ops.bench.BenchException;
import io.offshoot.ops.broker.BrokerException;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.terminal.StackTraces;
import io.offshoot.ops.cli.terminal.Terminal;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.ops.standalone.topics.TopicException;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.registry.RegistryRefusedException;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns whatever a command failed with into one sentence on standard error. */
final class FailureSentence implements CommandLine.IExecutionExceptionHandler {
    private static final List<Class<? extends Exception>> OUR_SENTENCES = List.of(
            CommandFailure.class,
            StartupException.class,
            BrokerException.class,
            BenchException.class,
            TopicException.class,
            MissingRightException.class,
            RegistryUnreachableException.class,
            RegistryRefusedException.class);

    private final Terminal terminal;

    FailureSentence(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        terminal.line("offshoot: " + of(error));
        if (StackTraces.shown()) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            terminal.line(trace.toString().stripTrailing());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The sentence for an error; of a chain, the first one that a person can act on. */
    static String of(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            String sentence = known(e);
            if (sentence != null) {
                return sentence;
            }
        }
        return unexpected(error);
    }

    private static @Nullable String known(Throwable e) {
        if (OUR_SENTENCES.stream().anyMatch(type -> type.isInstance(e))) {
            return e.getMessage();
        }
        if (e instanceof NoSuchFileException) {
            return "there is no file or folder " + e.getMessage() + "; check the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission for " + e.getMessage() + "; change its access rights or name another.";
        }
        if (e instanceof AuthenticationException) {
            return "the Kafka cluster refused the login (" + e.getMessage()
                    + "); check the kafka.security and kafka.sasl properties.";
        }
        if (e instanceof TimeoutException) {
            return "no answer from the Kafka cluster (" + e.getMessage()
                    + "); check --bootstrap-server and that the cluster runs.";
        }
        return null;
    }

    private static String unexpected(Throwable error) {
        String message = error.getMessage() == null ? "" : " (" + error.getMessage() + ")";
        return "unexpected " + error.getClass().getSimpleName() + message
                + "; run again with --stacktrace and report what it shows.";
    }
}
