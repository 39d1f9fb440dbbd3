package io.offshoot.ops.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void theSameSeedAndNumberGiveTheSameFaults() {
        assertThat(Schedule.of(7, 3)).isEqualTo(Schedule.of(7, 3));
    }

    @Test
    void anotherSeedGivesOtherFaults() {
        assertThat(Schedule.of(8, 3).events()).isNotEqualTo(Schedule.of(7, 3).events());
    }

    @Test
    void fiftySchedulesStrikeEverythingInEveryWaySeveralTimes() {
        List<Strike> strikes = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> Schedule.of(1, number))
                .flatMap(schedule -> schedule.events().stream())
                .map(FaultEvent::strike)
                .toList();

        assertThat(Strike.ALL)
                .allSatisfy(
                        strike -> assertThat(strikes).filteredOn(strike::equals).hasSizeGreaterThan(2));
    }

    @Test
    void eventsAreInTheOrderOfTheirTimes() {
        assertThat(Schedule.of(1, 1).events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }
}
