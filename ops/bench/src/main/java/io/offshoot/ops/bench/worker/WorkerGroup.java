package io.offshoot.ops.bench.worker;

import static java.util.Objects.requireNonNull;

import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The group of the workers, watched until all of them have partitions: how long that takes is not what is measured.
 *
 * @param admin a client of the cluster
 * @param mode in which they work
 * @param prefix of the topics, with which the names of groups begin
 */
public record WorkerGroup(Admin admin, WorkMode mode, String prefix) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Waits until this many workers have all partitions between them, and each of them some. */
    public void awaitPartitions(int workers, int partitions) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isComplete(workers, partitions)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d workers did not share %d partitions within %s".formatted(workers, partitions, LIMIT));
            }
            pause();
        }
    }

    private boolean isComplete(int workers, int partitions) {
        try {
            return mode == WorkMode.QUEUE ? isShared(workers, partitions) : isAssigned(workers, partitions);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new IllegalStateException("the group of the workers cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the workers started", e);
        }
    }

    private boolean isAssigned(int workers, int partitions) throws ExecutionException, InterruptedException {
        String id = prefix + "-editor";
        ConsumerGroupDescription group = requireNonNull(
                admin.describeConsumerGroups(List.of(id)).all().get().get(id));
        List<Integer> sizes = group.members().stream()
                .map(MemberDescription::assignment)
                .map(assignment -> assignment.topicPartitions().size())
                .toList();
        return group.groupState() == GroupState.STABLE
                && sizes.size() == workers
                && sizes.stream().mapToInt(Integer::intValue).sum() == partitions
                && sizes.stream().allMatch(size -> size > 0);
    }

    /** Each worker is several members; whichever of them has partitions, the worker has work. */
    private boolean isShared(int workers, int partitions) throws ExecutionException, InterruptedException {
        String id = prefix + "-editor-queue";
        List<ShareMemberDescription> withWork =
                requireNonNull(admin.describeShareGroups(List.of(id))
                                .all()
                                .get()
                                .get(id))
                        .members()
                        .stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty())
                        .toList();
        Set<TopicPartition> covered = withWork.stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
        Set<String> processes = withWork.stream()
                .map(member -> member.clientId().replaceFirst("-\\d+$", ""))
                .collect(Collectors.toSet());
        return covered.size() == partitions && processes.size() == workers;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the workers started", e);
        }
    }
}
