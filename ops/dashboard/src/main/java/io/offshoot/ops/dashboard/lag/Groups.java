package io.offshoot.ops.dashboard.lag;

import io.offshoot.ops.dashboard.kafka.Answers;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What groups have finished, as the brokers keep it. */
record Groups(Admin admin, Principal principal) {

    /** What a consumer group has finished, of the partitions of which it has committed something. */
    Map<TopicPartition, OffsetMap> finished(String group) {
        Map<TopicPartition, OffsetMap> finished = new HashMap<>();
        await(group, admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        finished.put(partition, map(committed));
                    }
                });
        return finished;
    }

    /** Whether nobody is in a consumer group just now. */
    boolean isWithoutMembers(String group) {
        try {
            return await(group, admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .allMatch(description -> description.members().isEmpty());
        } catch (GroupIdNotFoundException nobodyYet) {
            return true;
        }
    }

    /** Where a share group is on each partition; empty when there is no such group, or brokers know none. */
    Map<TopicPartition, SharePartitionOffsetInfo> shared(String group) {
        try {
            Map<TopicPartition, SharePartitionOffsetInfo> told = new HashMap<>(await(
                    group,
                    admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                            .partitionsToOffsetInfo(group)));
            told.values().removeIf(info -> info == null);
            return told;
        } catch (GroupIdNotFoundException | UnsupportedVersionException none) {
            return Map.of();
        }
    }

    private <T> T await(String group, KafkaFuture<T> answer) {
        try {
            return Answers.await(answer);
        } catch (GroupAuthorizationException refused) {
            throw new MissingRightException(principal, List.of(Right.ofGroup(AclOperation.DESCRIBE, group)), refused);
        }
    }

    /** A map that cannot be read counts as none: workers refuse to go on with it, so that lag is what it should show. */
    private static OffsetMap map(OffsetAndMetadata committed) {
        if (!OffsetMapCodec.isOurs(committed.metadata())) {
            return OffsetMap.upTo(committed.offset());
        }
        try {
            return OffsetMapCodec.decode(committed.offset(), committed.metadata());
        } catch (IllegalArgumentException | ArithmeticException damaged) {
            return OffsetMap.upTo(committed.offset());
        }
    }
}
