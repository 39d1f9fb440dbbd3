package io.offshoot.ops.dashboard.lag;

import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.kafka.Presence;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Refusals;
import io.offshoot.workers.work.offset.OffsetMap;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;

/**
 * Measures the lag of every stage: reads which records are finished, then those that are not. Changes nothing on the
 * cluster. Used from one thread.
 */
public final class LagReader implements AutoCloseable {
    private final List<Stage> stages;
    private final String waitingTopic;
    private final Clock clock;
    private final Admin admin;
    private final Refusals refusals;
    private final Groups groups;
    private final Partitions partitions;
    private final BacklogReader backlogs;
    private final WaitingPhotos waiting;

    /**
     * A reader with clients of its own.
     *
     * @param prefix first part of the names of the service's topics and groups
     */
    public LagReader(Brokers brokers, String prefix, Clock clock) {
        stages = Stage.of(prefix);
        waitingTopic = Stage.waitingTopic(prefix);
        this.clock = clock;
        admin = brokers.newAdmin();
        refusals = brokers.refusals();
        groups = new Groups(admin, brokers.principal());
        partitions = new Partitions(admin, brokers.principal());
        backlogs = new BacklogReader(brokers.newConsumer(new Presence()));
        waiting = new WaitingPhotos(brokers.newConsumer(new Presence()));
    }

    /**
     * One look.
     *
     * @param atMost how long reading a backlog may take; what is left is counted by its offsets
     * @throws io.offshoot.schemas.access.MissingRightException when the brokers do not allow it
     * @throws org.apache.kafka.common.KafkaException when the brokers do not answer, or the topics are not there
     */
    public LagReading read(Duration atMost) {
        try {
            return look(atMost);
        } catch (AuthorizationException refused) {
            throw refusals.explained(refused) instanceof MissingRightException missing ? missing : refused;
        }
    }

    private LagReading look(Duration atMost) {
        var at = clock.instant();
        List<StagePosition> positions =
                stages.stream().map(stage -> StagePosition.of(stage, groups)).toList();
        Set<TopicPartition> all = partitions.of(topics());
        requireTopics(all);
        Map<TopicPartition, Long> ends = partitions.ends(all);
        Map<TopicPartition, OffsetMap> finished = finished(positions, all);
        Timer timer = Time.SYSTEM.timer(atMost.toMillis());
        Map<TopicPartition, Backlog> read = backlogs.read(finished, without(ends, waitingTopic), timer);
        List<StageLag> lags = new ArrayList<>();
        positions.forEach(position -> lags.add(position.lag(read, ends)));
        boolean allWaiting = waiting.read(only(ends, waitingTopic), timer);
        lags.add(1, waiting.lag(allWaiting));
        String editing = stages.get(stages.size() - 1).topic();
        return new LagReading(at, List.copyOf(lags), only(finished, editing));
    }

    @Override
    public void close() {
        backlogs.close();
        waiting.close();
        admin.close(Duration.ofSeconds(1));
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(List.of(waitingTopic));
        stages.forEach(stage -> topics.addAll(stage.topics()));
        return topics;
    }

    private void requireTopics(Set<TopicPartition> present) {
        Set<String> topics = present.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Optional<String> missing = stages.stream()
                .map(Stage::topic)
                .filter(topic -> !topics.contains(topic))
                .findFirst();
        if (missing.isPresent()) {
            throw new UnknownTopicOrPartitionException("the cluster has no topic " + missing.get());
        }
    }

    /** What is finished of every partition that a stage reads; where nothing is committed, what is no longer kept. */
    private Map<TopicPartition, OffsetMap> finished(List<StagePosition> positions, Set<TopicPartition> all) {
        Map<TopicPartition, OffsetMap> finished = new HashMap<>();
        Map<TopicPartition, Long> starts = partitions.starts(all);
        for (StagePosition position : positions) {
            starts.forEach((partition, start) -> {
                if (position.stage().topics().contains(partition.topic())) {
                    OffsetMap told = position.finished().getOrDefault(partition, OffsetMap.upTo(0));
                    finished.put(partition, told.next() < start ? told.afterReading(start, List.of()) : told);
                }
            });
        }
        return finished;
    }

    private static <V> Map<TopicPartition, V> only(Map<TopicPartition, V> all, String topic) {
        Map<TopicPartition, V> chosen = new HashMap<>(all);
        chosen.keySet().removeIf(partition -> !partition.topic().equals(topic));
        return chosen;
    }

    private static <V> Map<TopicPartition, V> without(Map<TopicPartition, V> all, String topic) {
        Map<TopicPartition, V> chosen = new HashMap<>(all);
        chosen.keySet().removeIf(partition -> partition.topic().equals(topic));
        return chosen;
    }
}
