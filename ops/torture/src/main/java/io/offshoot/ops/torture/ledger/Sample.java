package io.offshoot.ops.torture.ledger;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the groups had committed at one moment, and how long the logs of results were a little later. A result is written
 * before its offset is committed, so what a claim covers has its results within those logs.
 *
 * @param claims committed offsets, by input partition
 * @param ends ends of the logs that results go to, uncommitted records included
 */
record Sample(Map<TopicPartition, Claim> claims, Map<TopicPartition, Long> ends) {

    boolean claims(Coordinates request) {
        Claim claim = claims.get(new TopicPartition(request.topic(), request.partition()));
        return claim != null && claim.covers(request.offset());
    }

    boolean holds(Coordinates result) {
        Long end = ends.get(new TopicPartition(result.topic(), result.partition()));
        return end != null && result.offset() < end;
    }
}
