package io.offshoot.workers.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Who watches a work loop, and by which clock. */
record Watch(WorkListener listener, WorkMonitor monitor, Clock clock) {

    /** The log, the metrics, and these. */
    static Watch of(String worker, MeterRegistry meters, List<? extends WorkListener> others, Clock clock) {
        WorkLog log = new WorkLog(worker, clock);
        WorkMetrics metrics = new WorkMetrics(meters, worker, clock);
        List<WorkListener> all = new ArrayList<>(List.of(log, new ProgressLog(worker, clock), metrics));
        all.addAll(others);
        return new Watch(new Listeners(List.copyOf(all)), new Both(log, metrics), clock);
    }

    private record Both(WorkMonitor first, WorkMonitor second) implements WorkMonitor {

        @Override
        public void observe(int inFlight, Optional<Instant> oldest) {
            first.observe(inFlight, oldest);
            second.observe(inFlight, oldest);
        }

        @Override
        public void assigned(Collection<TopicPartition> partitions) {
            first.assigned(partitions);
            second.assigned(partitions);
        }
    }
}
