package io.offshoot.ops.dashboard.lag;

import io.offshoot.workers.work.offset.OffsetMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One look at all stages.
 *
 * @param at when the look began
 * @param stages each stage, in the order of the flow
 * @param editorFinished which edit requests were finished then
 */
public record LagReading(Instant at, List<StageLag> stages, Map<TopicPartition, OffsetMap> editorFinished) {
    /** Whether every number is exact. */
    public boolean exact() {
        return stages.stream().allMatch(StageLag::exact);
    }
}
