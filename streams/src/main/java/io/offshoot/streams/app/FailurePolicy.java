package io.offshoot.streams.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TopologyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies. Where only a person can help (no right, no topic, wrong configuration) the client
 * shuts down. Everything else (registry or broker away, a bug) is no record's fault, and a record is never skipped for
 * it: the thread is replaced after a pause that grows from one to thirty seconds, and goes on from the last commit.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final int DOUBLINGS = 5;
    private static final List<Class<? extends Throwable>> HOPELESS = List.of(
            MissingSourceTopicException.class,
            TopologyException.class,
            AuthenticationException.class,
            AuthorizationException.class,
            UnsupportedVersionException.class,
            ConfigException.class,
            Error.class);

    private final UnaryOperator<Throwable> explanation;
    private final InstantSource clock;
    private final Pause pause;
    private int inARow;
    private @Nullable Throwable last;
    private Instant lastAt = Instant.MIN;

    /** @param explanation finds the right whose lack is behind a failure */
    FailurePolicy(UnaryOperator<Throwable> explanation) {
        this(explanation, InstantSource.system(), duration -> Thread.sleep(duration.toMillis()));
    }

    FailurePolicy(UnaryOperator<Throwable> explanation, InstantSource clock, Pause pause) {
        this.explanation = explanation;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (isHopeless(failure)) {
            rememberForGood(failure);
            LOG.error("The topology stops: {}", sentence(failure), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration wait = remember(failure);
        LOG.warn(
                "A stream thread failed, the next takes over in {} s: {}",
                wait.toSeconds(),
                sentence(failure),
                failure);
        try {
            pause.waitFor(wait);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** The last failure, as a sentence, unless it is long over. */
    synchronized Optional<String> lastFailure() {
        return last == null || isQuiet() ? Optional.empty() : Optional.of(sentence(last));
    }

    private synchronized Duration remember(Throwable failure) {
        inARow = isQuiet() ? 0 : Math.min(inARow + 1, DOUBLINGS);
        last = failure;
        lastAt = clock.instant();
        Duration wait = FIRST_PAUSE.multipliedBy(1L << inARow);
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    private synchronized void rememberForGood(Throwable failure) {
        last = failure;
        lastAt = Instant.MAX;
    }

    private boolean isQuiet() {
        return lastAt.isBefore(clock.instant().minus(QUIET));
    }

    private static boolean isHopeless(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> HOPELESS.stream().anyMatch(type -> type.isInstance(cause)));
    }

    /** What the first failure beneath Kafka Streams' own wrapping says. */
    private String sentence(Throwable failure) {
        Throwable told = explanation.apply(failure);
        while (told instanceof StreamsException && told.getCause() != null) {
            told = told.getCause();
        }
        return told.getMessage() == null ? told.toString() : told.getMessage();
    }

    /** Lets some time go by. */
    interface Pause {
        void waitFor(Duration duration) throws InterruptedException;
    }
}
