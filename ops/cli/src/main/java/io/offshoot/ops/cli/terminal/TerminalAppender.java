package io.offshoot.ops.cli.terminal;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** A logback appender that writes above the terminal's status line. */
public final class TerminalAppender extends AppenderBase<ILoggingEvent> {
    private final PatternLayout plain = new PatternLayout();
    private final PatternLayout withStackTrace = new PatternLayout();

    /** Pattern of ordinary lines. */
    public void setPattern(String pattern) {
        plain.setPattern(pattern);
    }

    /** Pattern of lines under {@code --stacktrace}. */
    public void setStackTracePattern(String pattern) {
        withStackTrace.setPattern(pattern);
    }

    @Override
    public void start() {
        for (PatternLayout layout : new PatternLayout[] {plain, withStackTrace}) {
            layout.setContext(getContext());
            layout.start();
        }
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        PatternLayout layout = StackTraces.shown() ? withStackTrace : plain;
        Terminal.standard().line(layout.doLayout(event).stripTrailing());
    }
}
