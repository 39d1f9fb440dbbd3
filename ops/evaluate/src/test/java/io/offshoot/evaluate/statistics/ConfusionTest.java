package io.offshoot.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {

    @Test
    void everyClassCountsAlikeHoweverManyPhotosItHas() {
        Confusion confusion = new Confusion(2);
        for (int i = 0; i < 90; i++) {
            confusion.add(0, 0);
        }
        confusion.add(1, 0);
        confusion.add(1, 0);
        confusion.add(1, 1);

        assertThat(confusion.macroAccuracy()).isEqualTo((1 + 1.0 / 3) / 2, within(1e-12));
    }

    @Test
    void aClassWithoutTestPhotosDoesNotCount() {
        Confusion confusion = new Confusion(3);
        confusion.add(0, 0);
        confusion.add(2, 1);

        assertThat(confusion.macroAccuracy()).isEqualTo(0.5);
    }
}
