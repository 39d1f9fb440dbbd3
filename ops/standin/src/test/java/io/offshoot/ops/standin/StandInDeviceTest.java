package io.offshoot.ops.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.WorkCancelledException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandInDeviceTest {
    @Test
    void doesOnePieceOfWorkAfterTheOther() {
        StandInDevice device = new StandInDevice(Duration.ofMillis(20));
        long begun = System.nanoTime();

        CompletableFuture.allOf(IntStream.range(0, 5)
                        .mapToObj(i -> CompletableFuture.runAsync(device::work))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void anInterruptEndsTheWork() {
        StandInDevice device = new StandInDevice(Duration.ofHours(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(device::work).isInstanceOf(WorkCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesANegativeTime() {
        assertThatThrownBy(() -> new StandInDevice(Duration.ofMillis(-1))).hasMessageContaining("must not be negative");
    }
}
