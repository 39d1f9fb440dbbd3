package io.offshoot.workers.work.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetMapCodecTest {

    private static final OffsetMap MAP = new OffsetMap(7, List.of(new OffsetRun(9, 12), new OffsetRun(300, 70_000)));

    @Test
    void readsWhatItWrote() {
        String text = OffsetMapCodec.encode(MAP);

        assertThat(OffsetMapCodec.decode(7, text)).isEqualTo(MAP);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsAnyMapItWrote(long seed) {
        OffsetMap map = random(new SplittableRandom(seed), 2_000);

        String text = OffsetMapCodec.encode(map);

        assertThat(OffsetMapCodec.decode(map.next(), text)).as("seed %d", seed).isEqualTo(map);
    }

    @Test
    void writesNothingWhenNothingIsFinishedBeyond() {
        assertThat(OffsetMapCodec.encode(OffsetMap.upTo(12))).isEmpty();
    }

    @Test
    void writesAThousandRequestsFinishedAlternatelyWithinTheLimit() {
        List<OffsetRun> runs = new ArrayList<>();
        for (long offset = 1; offset < 2_000; offset += 2) {
            runs.add(new OffsetRun(offset, offset + 1));
        }

        String text = OffsetMapCodec.encode(new OffsetMap(0, runs));

        assertThat(text.length()).isLessThan(OffsetMapCodec.LIMIT / 10);
    }

    @Test
    void namesAVersionItDoesNotKnow() {
        byte[] bytes =
                ByteBuffer.allocate(8).put((byte) 2).put(new byte[] {0, 1, 1}).array();
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, 4);
        ByteBuffer.wrap(bytes).putInt(4, (int) crc.getValue());
        String text = "offshoot:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThatThrownBy(() -> OffsetMapCodec.decode(0, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it has version 2, this worker knows version 1");
    }

    @Test
    void noticesEverySingleDamagedCharacter() {
        String text = OffsetMapCodec.encode(MAP);

        for (int i = "offshoot:".length(); i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String damaged = text.substring(0, i) + other + text.substring(i + 1);
            assertThatThrownBy(() -> OffsetMapCodec.decode(7, damaged))
                    .as("character %d", i)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noticesATextThatWasCutShort() {
        String text = OffsetMapCodec.encode(MAP);

        assertThatThrownBy(() -> OffsetMapCodec.decode(7, text.substring(0, "offshoot:".length() + 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OffsetMap random(SplittableRandom random, int mostRuns) {
        long next = random.nextLong(1L << 40);
        List<OffsetRun> runs = new ArrayList<>();
        long end = next;
        for (int i = random.nextInt(mostRuns); i > 0; i--) {
            long from = end + 1 + random.nextInt(random.nextBoolean() ? 3 : 100_000);
            end = from + 1 + random.nextInt(random.nextBoolean() ? 3 : 100_000);
            runs.add(new OffsetRun(from, end));
        }
        return new OffsetMap(next, runs);
    }
}
