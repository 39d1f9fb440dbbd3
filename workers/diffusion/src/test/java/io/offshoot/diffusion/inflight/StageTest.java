package io.offshoot.diffusion.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StageTest {

    private final BlockingQueue<List<String>> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failed = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void itemsThatWaitAreHandedOverTogether() throws InterruptedException {
        try (Stage<String> stage = gated(8, 3)) {
            stage.put("first");
            done.take();
            List.of("a", "b", "c", "d").forEach(stage::put);
            gate.countDown();

            assertThat(done.take()).containsExactly("a", "b", "c");
            assertThat(done.take()).containsExactly("d");
        }
    }

    @Test
    void aFullStageHoldsBackWhoeverIsFaster() throws InterruptedException {
        CountDownLatch put = new CountDownLatch(1);
        try (Stage<String> stage = gated(1, 1)) {
            stage.put("worked on");
            done.take();
            stage.put("waiting");
            Thread fast = new Thread(() -> {
                stage.put("held back");
                put.countDown();
            });
            fast.start();

            assertThat(put.await(300, TimeUnit.MILLISECONDS)).isFalse();
            gate.countDown();
            assertThat(put.await(20, TimeUnit.SECONDS)).isTrue();
            fast.join();
        }
    }

    @Test
    void oneFailureIsNotTheEndOfTheStage() throws InterruptedException {
        try (Stage<String> stage = new Stage<>("test", 4, 1, this::failOnBad, (item, cause) -> failed.add(item))) {
            stage.put("bad");
            stage.put("good");

            assertThat(done.take()).containsExactly("good");
            assertThat(failed).containsExactly("bad");
        }
    }

    @Test
    void whatIsLeftWhenAStageClosesFails() throws InterruptedException {
        Stage<String> stage = gated(4, 1);
        stage.put("worked on");
        done.take();
        stage.put("left");

        stage.close();
        stage.put("late");

        assertThat(failed).containsExactlyInAnyOrder("worked on", "left", "late");
    }

    private Stage<String> gated(int capacity, int chunk) {
        return new Stage<>("test", capacity, chunk, this::workAtTheGate, (item, cause) -> failed.add(item));
    }

    private void workAtTheGate(List<String> items) {
        done.add(items);
        try {
            gate.await();
        } catch (InterruptedException closed) {
            throw new CancellationException("closed");
        }
    }

    private void failOnBad(List<String> items) {
        if (items.contains("bad")) {
            throw new IllegalStateException("bad");
        }
        done.add(items);
    }
}
