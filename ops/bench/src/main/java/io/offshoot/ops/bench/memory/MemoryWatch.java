package io.offshoot.ops.bench.memory;

import io.offshoot.ops.bench.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at an editor's memory while it works, until a reader has seen a number of its pictures.
 *
 * @param results a reader that began where the editor's results begin
 * @param pid the editor's
 */
record MemoryWatch(TopicReader results, long pid) {

    private static final long EVERY_NANOS = Duration.ofMillis(100).toNanos();

    /**
     * Returns what was seen, the memory at the last picture included.
     *
     * @param times noted in the answer
     * @throws IllegalStateException when they do not come in time
     */
    MemoryRun untilAnswered(int pictures, int times, Duration limit) {
        long begun = System.nanoTime();
        List<ResidentMemory> samples = new ArrayList<>();
        int seen = 0;
        while (seen < pictures) {
            long elapsed = System.nanoTime() - begun;
            if (elapsed > limit.toNanos()) {
                throw new IllegalStateException("%d of %d pictures came within %s".formatted(seen, pictures, limit));
            }
            seen += results.poll(record -> {});
            if (elapsed >= samples.size() * EVERY_NANOS) {
                samples.add(ResidentMemory.of(pid));
            }
        }
        samples.add(ResidentMemory.of(pid));
        return new MemoryRun(times, samples, (System.nanoTime() - begun) / 1e9);
    }
}
