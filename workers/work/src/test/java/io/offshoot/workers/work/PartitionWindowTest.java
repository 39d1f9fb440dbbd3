package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionWindowTest {

    private final TaskQueue queue = new TaskQueue();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void finishesEveryRequestOnceInWhateverOrderAndThroughAnyCrash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> log = logWithGaps(random);
        List<Long> finished = new ArrayList<>();
        OffsetAndMetadata committed = new OffsetAndMetadata(0);

        while (finished.size() < log.size()) {
            committed = workUntilACrash(random, log, committed, finished);
            assertThat(mapOf(committed)).as("seed %d", seed).satisfies(map -> describes(map, log, finished));
        }

        assertThat(finished).as("seed %d", seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(log);
    }

    @Test
    void holdsBackWhatCannotBeWrittenDown() {
        PartitionWindow window = new PartitionWindow(OffsetMap.upTo(0), 0);
        read(window, 0);
        Task quick = read(window, 1);
        MockedPoller.finish(quick);

        List<Task> publishable = window.publishable();

        assertThat(publishable).isEmpty();
        assertThat(window.isCrowded()).isTrue();
    }

    @Test
    void publishesThePrefixOfWhatCannotBeWrittenDown() {
        PartitionWindow window = new PartitionWindow(OffsetMap.upTo(0), 0);
        Task first = read(window, 0);
        read(window, 1);
        MockedPoller.finish(read(window, 2));
        MockedPoller.finish(first);

        List<Task> publishable = window.publishable();

        assertThat(publishable).containsExactly(first);
        assertThat(window.offsetAfter(publishable)).isEqualTo(new OffsetAndMetadata(1));
    }

    @Test
    void commitsPastOffsetsThatHaveNoRecord() {
        PartitionWindow window = new PartitionWindow(OffsetMap.upTo(0), 64);
        Task only = read(window, 3);
        window.goesOnAt(9);
        MockedPoller.finish(only);

        List<Task> publishable = window.publishable();

        assertThat(window.offsetAfter(publishable)).isEqualTo(new OffsetAndMetadata(9));
    }

    /** Reads and finishes at random for a while; returns what was committed last. */
    private OffsetAndMetadata workUntilACrash(
            SplittableRandom random, List<Long> log, OffsetAndMetadata committed, List<Long> finished) {
        PartitionWindow window = new PartitionWindow(mapOf(committed), 64);
        List<Long> unread = new ArrayList<>(
                log.stream().filter(offset -> offset >= committed.offset()).toList());
        List<Task> inWork = new ArrayList<>();
        OffsetAndMetadata last = committed;
        for (int i = random.nextInt(200); i > 0; i--) {
            if (!unread.isEmpty() && inWork.size() < 40 && random.nextBoolean()) {
                Task task = read(window, unread.remove(0));
                if (task != null) {
                    inWork.add(task);
                }
            } else if (!inWork.isEmpty()) {
                MockedPoller.finish(inWork.remove(random.nextInt(inWork.size())));
            }
            List<Task> published = window.publishable();
            if (!published.isEmpty()) {
                last = window.offsetAfter(published);
                published.forEach(window::remove);
                published.forEach(task -> finished.add(task.offset()));
            }
        }
        return last;
    }

    /** The map says of every record whether it is finished, and fits. */
    private static void describes(OffsetMap map, List<Long> log, List<Long> finished) {
        Set<Long> mapped = new TreeSet<>(log.stream().filter(map::contains).toList());
        assertThat(mapped).isEqualTo(new TreeSet<>(finished));
        assertThat(OffsetMapCodec.encode(map).length()).isLessThanOrEqualTo(64);
    }

    private static List<Long> logWithGaps(SplittableRandom random) {
        List<Long> offsets = new ArrayList<>();
        long offset = random.nextInt(3);
        while (offsets.size() < 500) {
            offsets.add(offset);
            offset += random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(50);
        }
        return offsets;
    }

    static OffsetMap mapOf(OffsetAndMetadata committed) {
        return committed.metadata().isEmpty()
                ? OffsetMap.upTo(committed.offset())
                : OffsetMapCodec.decode(committed.offset(), committed.metadata());
    }

    private Task read(PartitionWindow window, long offset) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(MockedPoller.INPUT, 0, offset, MockedPoller.bytes("k" + offset), new byte[0]);
        if (!window.read(record)) {
            return null;
        }
        Task task = new Task(record, queue, new WorkListener() {});
        window.add(task);
        return task;
    }
}
