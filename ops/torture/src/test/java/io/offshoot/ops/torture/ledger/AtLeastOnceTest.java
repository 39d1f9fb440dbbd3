package io.offshoot.ops.torture.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger asks of editors in queue mode. */
class AtLeastOnceTest {
    private final LedgerRecords ledger = new LedgerRecords().atLeastOnce();

    @Test
    void anEditThatIsRepeatedBitByBitViolatesNothing() {
        ledger.request(7, "a", 2)
                .made(0, "7-0")
                .made(1, "7-1")
                .made(2, "7-0")
                .made(3, "7-1")
                .sample(new Claim(8, List.of()), 2);

        assertNothingIsViolated();
    }

    @Test
    void anEditThatIsRepeatedWithOtherPixelsIsFound() {
        ledger.request(7, "a", 1).made(0, "7-0", 1).made(1, "7-0", 2);

        assertThat(ledger.violations(new NothingTwice()))
                .singleElement()
                .asString()
                .contains("7-0")
                .contains("differ");
    }

    @Test
    void aRequestThatOneEditorAnsweredAndTwoOthersGaveUpViolatesNothing() {
        ledger.request(7, "a", 2)
                .made(0, "7-0")
                .made(1, "7-1")
                .failed(0, 7)
                .failed(1, 7)
                .sample(new Claim(8, List.of()), 2);

        assertNothingIsViolated();
    }

    @Test
    void aRequestThatStaysTornIsFound() {
        ledger.request(7, "a", 3).made(0, "7-0").made(1, "7-2").made(2, "7-2");

        assertThat(ledger.violations(new AllOrNothing()))
                .singleElement()
                .asString()
                .contains("2 of 3");
    }

    @Test
    void aTornRequestWithADeadLetterViolatesNothing() {
        ledger.request(7, "a", 3).made(0, "7-0").failed(0, 7).sample(new Claim(8, List.of()), 1);

        assertNothingIsViolated();
    }

    @Test
    void anImageWithoutARequestIsFound() {
        ledger.made(0, "nobody's");

        assertThat(ledger.violations(new NothingTwice())).hasSize(1);
    }

    @Test
    void sumsThatDoNotAddUpAreFound() {
        ledger.request(7, "a", 2).made(0, "7-0").made(1, "7-0");

        assertThat(ledger.violations(new Sums())).singleElement().asString().contains("2 edits were asked for");
    }

    @Test
    void aRequestThatIsAcknowledgedBeforeItsResultsAreWrittenIsFound() {
        ledger.request(7, "a", 2).made(5, "7-0").made(6, "7-1").sample(new Claim(8, List.of()), 6);

        assertThat(ledger.violations(new OffsetsBehindResults()))
                .singleElement()
                .asString()
                .contains("@7");
    }

    @Test
    void aRequestThatIsNeverAcknowledgedIsFound() {
        ledger.request(7, "a", 1).made(0, "7-0").sample(new Claim(7, List.of()), 1);

        assertThat(ledger.violations(new OffsetsBehindResults()))
                .singleElement()
                .asString()
                .contains("not committed");
    }

    @Test
    void theOrderOfAKeyIsNotPromised() {
        assertThat(new KeyOrder().isPromised(Promise.AT_LEAST_ONCE)).isFalse();
    }

    private void assertNothingIsViolated() {
        assertThat(List.of(
                        new Sums(),
                        new NothingLost(),
                        new NothingTwice(),
                        new AllOrNothing(),
                        new OffsetsBehindResults()))
                .allSatisfy(
                        invariant -> assertThat(ledger.violations(invariant)).isEmpty());
    }
}
