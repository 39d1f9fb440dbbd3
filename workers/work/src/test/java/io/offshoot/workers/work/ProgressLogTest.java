package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProgressLogTest {

    private final Request request = new Request("wheat", "requests", 0, 7, MockedPoller.NOW);
    private final ManualClock clock = new ManualClock();
    private final ProgressLog log = new ProgressLog("trainer", clock);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        ((Logger) LoggerFactory.getLogger(WorkLoop.class)).addAppender(lines);
        log.started(request);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(WorkLoop.class)).detachAppender(lines);
    }

    @Test
    void saysNothingOfAShortRequest() {
        log.progress(request, 1, 2);

        assertThat(lines.list).isEmpty();
    }

    @Test
    void saysEveryHalfMinuteHowFarALongRequestIs() {
        clock.advance(Duration.ofSeconds(31));
        log.progress(request, 340, 1000);
        log.progress(request, 341, 1000);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("trainer: wheat (requests-0@7) is at 340 of 1000");
    }
}
