package io.offshoot.ops.torture.cluster;

import static java.util.Objects.requireNonNull;

import io.offshoot.workers.work.WorkMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * The editors' consumer group and their share group on the brokers.
 *
 * @param admin asks and tells the brokers
 * @param settings of the cluster
 */
record EditorGroups(Admin admin, ClusterSettings settings) {

    /** Name of the group of a work mode. */
    static String name(WorkMode mode) {
        return ClusterSettings.PREFIX + (mode == WorkMode.QUEUE ? "-editor-queue" : "-editor");
    }

    /**
     * Moves a group behind all requests there are, as whoever changes a service's work mode does. Refused while it has members.
     */
    boolean isMovedToTheEnd(WorkMode mode) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        if (mode == WorkMode.QUEUE) {
            admin.alterShareGroupOffsets(name(mode), ends).all().get();
        } else {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            ends.forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
            admin.alterConsumerGroupOffsets(name(mode), offsets).all().get();
        }
        return true;
    }

    /** Whether all editors are members of the group. */
    boolean isComplete(WorkMode mode) throws ExecutionException, InterruptedException {
        return mode == WorkMode.QUEUE ? isShareGroupComplete() : isConsumerGroupComplete();
    }

    private boolean isConsumerGroupComplete() throws ExecutionException, InterruptedException {
        String id = name(WorkMode.EXACTLY_ONCE);
        ConsumerGroupDescription group = requireNonNull(
                admin.describeConsumerGroups(List.of(id)).all().get().get(id));
        return group.groupState() == GroupState.STABLE && group.members().size() >= settings.editors();
    }

    /** An editor is several members, whose client ids differ by a number at the end. */
    private boolean isShareGroupComplete() throws ExecutionException, InterruptedException {
        String id = name(WorkMode.QUEUE);
        ShareGroupDescription group = requireNonNull(
                admin.describeShareGroups(List.of(id)).all().get().get(id));
        long editors = group.members().stream()
                .map(member -> member.clientId().replaceFirst("-\\d+$", ""))
                .distinct()
                .count();
        return group.groupState() == GroupState.STABLE && editors >= settings.editors();
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> new TopicPartition(ClusterSettings.PREFIX + ".edit-requests", partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }
}
