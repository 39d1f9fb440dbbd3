package io.offshoot.ops.cli.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, Kafka's own settings included, which go nowhere else meanwhile. */
final class LogText extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");

    static LogText open() {
        LogText log = new LogText();
        log.setContext(log.root.getLoggerContext());
        log.start();
        log.root.addAppender(log);
        log.kafka.addAppender(log);
        log.kafka.setAdditive(false);
        log.kafka.setLevel(Level.INFO);
        return log;
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        text.append(event.getFormattedMessage()).append('\n');
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
    }

    synchronized String text() {
        return text.toString();
    }

    @Override
    public void close() {
        kafka.setLevel(null);
        kafka.setAdditive(true);
        kafka.detachAppender(this);
        root.detachAppender(this);
    }
}
