package io.offshoot.ops.dashboard.lag;

import io.offshoot.workers.work.offset.OffsetMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a stage is.
 *
 * @param stage the stage
 * @param group the group it works in now
 * @param finished what it has finished, of the partitions of which it has finished anything
 * @param told records that are left of a partition as brokers count them in a share group; they know what is
 *     acknowledged beyond the first unfinished record
 */
record StagePosition(
        Stage stage, String group, Map<TopicPartition, OffsetMap> finished, Map<TopicPartition, Long> told) {

    /** Asks the brokers. A share group counts where there is one and nobody is in the consumer group. */
    static StagePosition of(Stage stage, Groups groups) {
        if (stage.shareGroup().isPresent()) {
            String queue = stage.shareGroup().get();
            Map<TopicPartition, SharePartitionOffsetInfo> shared = groups.shared(queue);
            if (!shared.isEmpty() && groups.isWithoutMembers(stage.group())) {
                return ofShareGroup(stage, queue, shared);
            }
        }
        return new StagePosition(stage, stage.group(), groups.finished(stage.group()), Map.of());
    }

    /** The lag, given what was read of the partitions and where they end. */
    StageLag lag(Map<TopicPartition, Backlog> backlogs, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Backlog> mine = new HashMap<>(backlogs);
        mine.keySet().removeIf(partition -> !stage.topics().contains(partition.topic()));
        long records = 0;
        boolean exact = true;
        long finishedRecords = 0;
        for (Map.Entry<TopicPartition, Backlog> entry : mine.entrySet()) {
            long end = ends.getOrDefault(entry.getKey(), 0L);
            long unfinished = entry.getValue().unfinished(end);
            records += Math.min(unfinished, told.getOrDefault(entry.getKey(), Long.MAX_VALUE));
            exact &= entry.getValue().readTo() >= end;
            finishedRecords += entry.getValue().finishedSinceStart();
        }
        return new StageLag(
                stage.name(),
                stage.topic(),
                group,
                records,
                exact,
                oldest(List.copyOf(mine.values())),
                finishedRecords);
    }

    private static Optional<Instant> oldest(List<Backlog> backlogs) {
        return backlogs.stream().flatMap(backlog -> backlog.oldest().stream()).min(Instant::compareTo);
    }

    private static StagePosition ofShareGroup(
            Stage stage, String queue, Map<TopicPartition, SharePartitionOffsetInfo> shared) {
        Map<TopicPartition, OffsetMap> finished = new HashMap<>();
        Map<TopicPartition, Long> told = new HashMap<>();
        shared.forEach((partition, info) -> {
            finished.put(partition, OffsetMap.upTo(Math.max(0, info.startOffset())));
            info.lag().ifPresent(lag -> told.put(partition, lag));
        });
        return new StagePosition(stage, queue, finished, told);
    }
}
