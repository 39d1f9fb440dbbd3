package io.offshoot.streams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class FewShotProgressTest {
    private final Serde<FewShotProgress> serde = FewShotProgress.serde();

    @Test
    void survivesTheStoreWithTheUNetThatWasAskedFor() {
        FewShotProgress progress =
                FewShotProgress.NONE.keptAt(1_790_000_000_123L).asked(1, "no-wheat");
        assertThat(restored(serde.serializer().serialize("", progress))).isEqualTo(progress);
    }

    @Test
    void writesWithoutAUNetWhatEarlierVersionsRead() {
        FewShotProgress progress = new FewShotProgress(3, 5, 1, 2, null);
        assertThat(serde.serializer().serialize("", progress)).isEqualTo(firstFormat());
        assertThat(restored(firstFormat())).isEqualTo(progress);
    }

    @Test
    void refusesAFormatOfALaterVersion() {
        byte[] later = firstFormat();
        later[0] = 3;
        assertThatThrownBy(() -> restored(later)).hasMessageContaining("format 3");
    }

    private FewShotProgress restored(byte[] bytes) {
        return serde.deserializer().deserialize("", bytes);
    }

    private static byte[] firstFormat() {
        return ByteBuffer.allocate(21)
                .put((byte) 1)
                .putInt(3)
                .putLong(5)
                .putInt(1)
                .putInt(2)
                .array();
    }
}
