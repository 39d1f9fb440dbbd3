package io.offshoot.ops.cli.simulate;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How often something happens.
 *
 * @param interval time between two of them, more than zero
 */
public record Rate(Duration interval) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,6})?)/(s|min|h)");
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "min", 60.0, "h", 3600.0);

    public Rate {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("rate must be more than 0 and at most 1000000000/s");
        }
    }

    /** How often in a second. */
    double perSecond() {
        return 1e9 / interval.toNanos();
    }

    /** Reads rates such as {@code 5/s}, {@code 90/min} or {@code 1/h}. */
    static final class Converter implements ITypeConverter<Rate> {
        @Override
        public Rate convert(String text) {
            Matcher matcher = FORM.matcher(text.strip());
            Double seconds = matcher.matches() ? SECONDS.get(matcher.group(2)) : null;
            if (seconds == null || Double.parseDouble(matcher.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is no rate; write for example 5/s, 90/min or 1/h");
            }
            return new Rate(Duration.ofNanos((long) (seconds * 1e9 / Double.parseDouble(matcher.group(1)))));
        }
    }
}
