package io.offshoot.schemas.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * Finds the right behind a refusal of the brokers, who say at most to what they refused something, and not what.
 *
 * @param principal who was refused
 * @param reads which topics the program reads; to all others it writes
 * @param transactionalId name of its transactions, or what they begin with
 */
public record Refusals(Principal principal, Predicate<String> reads, String transactionalId) {
    /** The failure itself, or the exception that names the right whose lack has caused it. */
    public Throwable explained(Throwable failure) {
        return chain(failure)
                .filter(AuthorizationException.class::isInstance)
                .findFirst()
                .<Throwable>map(refusal -> refusal instanceof MissingRightException ? refusal : named(refusal))
                .orElse(failure);
    }

    /** Whether brokers refused the login or a right, so that trying again will not help before somebody does. */
    public static boolean areBehind(Throwable failure) {
        return chain(failure)
                .anyMatch(cause -> cause instanceof AuthorizationException || cause instanceof AuthenticationException);
    }

    private Throwable named(Throwable refusal) {
        Collection<Right> missing = missing(refusal);
        return missing.isEmpty() ? refusal : new MissingRightException(principal, missing, refusal);
    }

    private Collection<Right> missing(Throwable refusal) {
        if (refusal instanceof TopicAuthorizationException topics) {
            return topics.unauthorizedTopics().stream().map(this::onTopic).toList();
        }
        if (refusal instanceof GroupAuthorizationException group) {
            return Optional.ofNullable(group.groupId()).stream()
                    .map(name -> Right.ofGroup(AclOperation.READ, name))
                    .toList();
        }
        return refusal instanceof TransactionalIdAuthorizationException
                ? List.of(Right.ofTransactions(transactionalId))
                : List.of();
    }

    private Right onTopic(String topic) {
        return Right.ofTopic(reads.test(topic) ? AclOperation.READ : AclOperation.WRITE, topic);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
