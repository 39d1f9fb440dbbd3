package io.offshoot.ops.dashboard.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Rate rate = new Rate();

    @Test
    void isUnknownBeforeTwoSecondsAreKnown() {
        rate.add(START, 5);
        rate.add(START.plusSeconds(1), 8);

        assertThat(rate.perSecond()).isNull();
    }

    @Test
    void isTheGrowthPerSecond() {
        rate.add(START, 5);
        rate.add(START.plusSeconds(10), 25);

        assertThat(rate.perSecond()).isEqualTo(2);
    }

    @Test
    void forgetsWhatIsOlderThanHalfAMinute() {
        rate.add(START, 0);
        rate.add(START.plusSeconds(30), 300);
        rate.add(START.plusSeconds(60), 300);

        assertThat(rate.perSecond()).isZero();
    }

    @Test
    void startsAgainWhenTheTotalFalls() {
        rate.add(START, 100);
        rate.add(START.plusSeconds(10), 4);

        assertThat(rate.growth()).isNull();
    }
}
