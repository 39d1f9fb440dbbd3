package io.offshoot.ops.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.workers.work.WorkMode;
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
    void oneScheduleInFourIsPlayedInQueueMode() {
        assertThat(IntStream.rangeClosed(1, 40).mapToObj(number -> Schedule.of(3, number)))
                .filteredOn(schedule -> schedule.mode() == WorkMode.QUEUE)
                .hasSize(10);
    }

    @Test
    void locksExpireInQueueModeAlone() {
        assertThat(IntStream.rangeClosed(1, 40).mapToObj(number -> Schedule.of(3, number)))
                .allSatisfy(schedule -> assertThat(schedule.events().stream()
                                .anyMatch(event -> event.strike().kind() == FaultKind.LOCK_EXPIRY))
                        .isEqualTo(schedule.mode() == WorkMode.QUEUE));
    }

    @Test
    void eventsAreInTheOrderOfTheirTimes() {
        assertThat(Schedule.of(1, 1).events()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }
}
