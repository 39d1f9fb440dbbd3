package io.offshoot.ops.torture.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantsTest {
    private final LedgerRecords ledger = new LedgerRecords();

    @Test
    void aFinishedLedgerViolatesNothing() {
        ledger.request(7, "a", 2)
                .made(0, "7-0")
                .made(1, "7-1")
                .sample(new Claim(7, List.of()), 0)
                .sample(new Claim(8, List.of()), 2);

        assertThat(List.of(
                        new Sums(),
                        new NothingLost(),
                        new NothingTwice(),
                        new AllOrNothing(),
                        new KeyOrder(),
                        new OffsetsBehindResults()))
                .allSatisfy(
                        invariant -> assertThat(ledger.violations(invariant)).isEmpty());
    }

    @Test
    void anOffsetThatIsCommittedBeforeTheResultsAreWrittenIsFound() {
        ledger.request(7, "a", 1).made(5, "7-0").sample(new Claim(8, List.of()), 5);

        assertThat(ledger.violations(new OffsetsBehindResults()))
                .singleElement()
                .asString()
                .contains("@7");
    }

    @Test
    void aMapThatIsAheadOfTheResultsIsFound() {
        ledger.request(7, "a", 1).made(5, "7-0").sample(new Claim(3, List.of(new long[] {7, 8})), 5);

        assertThat(ledger.violations(new OffsetsBehindResults())).hasSize(1);
    }

    @Test
    void anEditThatIsMadeAgainIsFound() {
        ledger.request(7, "a", 1).made(0, "7-0").made(1, "7-0");

        assertThat(ledger.violations(new NothingTwice()))
                .singleElement()
                .asString()
                .contains("7-0");
    }

    @Test
    void anImageWithoutARequestIsFound() {
        ledger.made(0, "nobody's");

        assertThat(ledger.violations(new NothingTwice())).hasSize(1);
    }

    @Test
    void aRequestWithoutAnswerIsFound() {
        ledger.request(7, "a", 1);

        assertThat(ledger.violations(new NothingLost())).hasSize(1);
    }

    @Test
    void aTornRequestIsFound() {
        ledger.request(7, "a", 3).made(0, "7-0").made(1, "7-2");

        assertThat(ledger.violations(new AllOrNothing()))
                .singleElement()
                .asString()
                .contains("2 of 3");
    }

    @Test
    void resultsOfOneKeyInTheWrongOrderAreFound() {
        ledger.request(7, "a", 1).request(9, "a", 1).request(10, "b", 1);
        ledger.made(0, "10-0").made(1, "9-0").made(2, "7-0");

        assertThat(ledger.violations(new KeyOrder())).hasSize(1);
    }

    @Test
    void sumsThatDoNotAddUpAreFound() {
        ledger.request(7, "a", 2).made(0, "7-0");

        assertThat(ledger.violations(new Sums())).singleElement().asString().contains("2 edits were asked for");
    }
}
