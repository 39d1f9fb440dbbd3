package io.offshoot.ops.cli.lag;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.terminal.StopSignal;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.lag.LagReader;
import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Right;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how far behind each stage is. */
@Command(
        name = "lag",
        description = {
            "Prints how far behind each stage of a service is: the records it has not finished, and the age of the oldest"
                    + " of them.",
            "waiting are accepted photos whose class has no concept yet, or is paused. A number after \"about\" holds"
                    + " transaction markers as well, since the backlog is too long to be read at once."
        })
public final class LagCommand implements Callable<Integer> {
    private static final Duration ONE_LOOK = Duration.ofSeconds(15);
    private static final Duration ONE_OF_MANY = Duration.ofSeconds(2);

    private final CommandContext context;
    private final Configuration configuration;
    private final CountDownLatch stop = new CountDownLatch(1);

    @Option(names = "--watch", description = "Print again every two seconds until Ctrl-C.")
    private boolean watch;

    @Mixin
    private ConnectionOptions connectionOptions;

    LagCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        ConnectionSettings settings = connectionOptions.settings(configuration);
        requireService(settings);
        Brokers brokers = new Brokers(
                settings.bootstrapServers(),
                settings.clients().consumer(),
                settings.clients().admin());
        try (LagReader reader = new LagReader(brokers, settings.topics().prefix(), context.clock())) {
            if (watch) {
                StopSignal.during(() -> watch(reader), stop::countDown);
            } else {
                print(look(reader));
            }
        }
        return 0;
    }

    private static void requireService(ConnectionSettings settings) {
        try (Connection connection = new Connection(settings)) {
            connection.require(List.of(
                    Right.read(connection.topics().images()),
                    Right.read(connection.topics().conceptRequests()),
                    Right.read(connection.topics().editRequests())));
        }
    }

    private LagReading look(LagReader reader) {
        try {
            return reader.read(ONE_LOOK);
        } catch (MissingRightException e) {
            throw e;
        } catch (KafkaException e) {
            throw new CommandFailure("the brokers do not tell the lag (" + e.getMessage() + "); try again.", e);
        }
    }

    private void watch(LagReader reader) {
        try {
            do {
                printOrSay(reader);
            } while (!stop.await(ONE_OF_MANY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While somebody watches, brokers that are away for a moment are no reason to end. */
    private void printOrSay(LagReader reader) {
        try {
            LagReading reading = reader.read(ONE_OF_MANY);
            context.out().println(reading.at());
            print(reading);
        } catch (MissingRightException e) {
            throw e;
        } catch (KafkaException e) {
            context.terminal().line("The brokers do not tell the lag (" + e.getMessage() + "); it is asked for again.");
        }
    }

    private void print(LagReading reading) {
        context.out().println(LagTable.of(reading, context.clock().instant()));
        context.out().flush();
    }
}
