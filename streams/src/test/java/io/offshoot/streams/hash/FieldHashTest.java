package io.offshoot.streams.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldHashTest {
    @Test
    void tellsFieldsApart() {
        assertThat(new FieldHash("x").add("ab").add("c").hash().hex())
                .isNotEqualTo(new FieldHash("x").add("a").add("bc").hash().hex());
    }

    @Test
    void tellsPurposesApart() {
        assertThat(new FieldHash("x").add(1).hash().hex())
                .isNotEqualTo(new FieldHash("y").add(1).hash().hex());
    }

    @Test
    void isSha256() {
        ByteBuffer abc = ByteBuffer.wrap("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(Hash.of(abc).hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void givesANonNegativeSeedAndFractionsBelowOne() {
        for (int i = 0; i < 1_000; i++) {
            Hash hash = new FieldHash("x").add(i).hash();
            assertThat(hash.seed()).isNotNegative();
            assertThat(hash.fraction(3)).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
    }
}
