package io.offshoot.schemas.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimedImageStreamTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final TimedImageStream stream =
            new TimedImageStream(new byte[] {1, 2, (byte) 255}, Duration.ofSeconds(5), now::get);

    @Test
    void readsEveryByteAndThenTheEnd() throws IOException {
        byte[] all = new byte[4];

        assertThat(stream.read(all)).isEqualTo(3);
        assertThat(all).containsExactly(1, 2, 255, 0);
        assertThat(stream.read(all)).isEqualTo(-1);
    }

    @Test
    void readsAgainWhereItIsSoughtTo() throws IOException {
        stream.read(new byte[3]);
        stream.seek(2);

        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void failsWhenTheTimeIsOver() {
        now.set(Instant.EPOCH.plusSeconds(6));

        assertThatExceptionOfType(DecodingTooSlowException.class)
                .isThrownBy(stream::read)
                .withMessage("decoding takes longer than 5 s");
    }
}
