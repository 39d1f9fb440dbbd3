package io.offshoot.workers.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskQueueTest {

    /** Enough that a gap between two steps meets a thread that waits. */
    private static final int TIMES = 3000;

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void aLaterTaskOfAKeyNeverOvertakesOneThatIsGivenBack() {
        assertThat(LongStream.range(0, TIMES).mapToObj(time -> offsetAfterGivingBack()))
                .containsOnly(0L);
    }

    /** Which of two tasks of a key another thread gets that waits while the first is given back. */
    private long offsetAfterGivingBack() {
        TaskQueue queue = new TaskQueue();
        queue.add(task(queue, 0));
        queue.add(task(queue, 1));
        try {
            Task first = queue.take();
            Future<Task> next = other.submit(queue::take);
            queue.giveBack(first);
            return next.get().offset();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Task task(TaskQueue queue, long offset) {
        return new Task(
                new ConsumerRecord<>("requests", 0, offset, "key".getBytes(UTF_8), new byte[0]),
                queue,
                new WorkListener() {});
    }
}
