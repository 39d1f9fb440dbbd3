package io.offshoot.ops.bench.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theSaturatedTimeLeavesOutTheFirstAndTheLastTenthOfTheRows() {
        Samples samples = new Samples();
        samples.add(new UNetTotals(100, 7, 1000, 2000));
        samples.add(new UNetTotals(102, 7.5, 1010, 2020));
        samples.add(new UNetTotals(112, 17, 1090, 2110));
        samples.add(new UNetTotals(120, 17.5, 1100, 2150));

        UNetTotals saturated = samples.saturated();

        assertThat(saturated.share()).isCloseTo(0.95, within(1e-9));
        assertThat(saturated.fill()).isCloseTo(80.0 / 90, within(1e-9));
    }

    @Test
    void theWholeTimeHoldsAll() {
        Samples samples = new Samples();
        samples.add(new UNetTotals(100, 7, 1000, 2000));
        samples.add(new UNetTotals(120, 17, 1100, 2200));

        assertThat(samples.whole()).isEqualTo(new UNetTotals(20, 10, 100, 200));
    }
}
