package io.offshoot.diffusion.inflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

    @Test
    void aBatchOfSmallPicturesIsNoWiderThanTheLimit() {
        FakeKind tiny = new FakeKind("tiny", 0.25, Duration.ZERO);

        assertThat(BatchSettings.upTo(8).width(tiny)).isEqualTo(8);
    }

    @Test
    void aPictureLargerThanTheWholeBatchIsComputedByItself() {
        FakeKind huge = new FakeKind("huge", 100, Duration.ZERO);

        assertThat(BatchSettings.upTo(8).width(huge)).isOne();
    }

    @Test
    void refusesABatchWithoutRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSettings.upTo(0))
                .withMessage("maxBatch must be at least 1, was 0");
    }
}
