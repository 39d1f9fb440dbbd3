package io.offshoot.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToEveryPartitionTest {
    @Test
    void namesEveryPartition() {
        assertThat(new ToEveryPartition<String, byte[]>().partitions("concepts-to-all", "wheat", new byte[0], 3))
                .hasValueSatisfying(partitions -> assertThat(partitions).containsExactlyInAnyOrder(0, 1, 2));
    }
}
