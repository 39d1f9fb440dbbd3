package io.offshoot.ops.torture.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import io.offshoot.workers.work.offset.OffsetRun;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClaimTest {
    @Test
    void readsWhatWorkersCommit() {
        OffsetMap map = new OffsetMap(100, List.of(new OffsetRun(105, 110), new OffsetRun(1000, 1001)));

        Claim claim = Claim.of(100, OffsetMapCodec.encode(map));

        assertThat(LongStream.range(0, 1100).filter(claim::covers).boxed())
                .containsExactlyElementsOf(
                        LongStream.range(0, 1100).filter(map::contains).boxed().toList());
    }

    @Test
    void readsADeflatedMap() {
        List<OffsetRun> runs = IntStream.range(1, 300)
                .mapToObj(i -> new OffsetRun(10L * i, 10L * i + 3))
                .toList();

        Claim claim = Claim.of(5, OffsetMapCodec.encode(new OffsetMap(5, runs)));

        assertThat(claim.runs()).hasSize(299);
        assertThat(claim.covers(2992)).isTrue();
        assertThat(claim.covers(2993)).isFalse();
    }

    @Test
    void metadataOfOthersSaysNothing() {
        assertThat(Claim.of(3, "somebody's").covers(3)).isFalse();
    }

    @Test
    void refusesDamagedMetadata() {
        String text = OffsetMapCodec.encode(new OffsetMap(1, List.of(new OffsetRun(5, 6))));

        assertThatThrownBy(() -> Claim.of(1, text.substring(0, text.length() - 2) + "AA"))
                .hasMessageContaining("checksum");
    }
}
