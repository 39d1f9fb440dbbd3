package io.offshoot.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final Refusals refusals = new Refusals(Principal.UNKNOWN, "requests"::equals, "editor-1");

    @Test
    void whatIsReadMayNotBeRead() {
        assertThat(refusals.explained(new TopicAuthorizationException(Set.of("requests"))))
                .hasMessageStartingWith("this program's principal may not Read topic requests: ");
    }

    @Test
    void whatIsNotReadMayNotBeWritten() {
        KafkaException failure =
                new KafkaException("in an error state", new TopicAuthorizationException(Set.of("results")));

        assertThat(refusals.explained(failure)).hasMessageContaining("may not Write topic results");
    }

    @Test
    void aTransactionHasTheNameThatTheBrokersDoNotSay() {
        assertThat(refusals.explained(new TransactionalIdAuthorizationException("refused")))
                .hasMessageContaining("may not Write transactional id editor-1");
    }

    @Test
    void aGroupIsReadFrom() {
        assertThat(refusals.explained(GroupAuthorizationException.forGroupId("editors")))
                .hasMessageContaining("may not Read group editors");
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        TimeoutException away = new TimeoutException("away");

        assertThat(refusals.explained(away)).isSameAs(away);
    }

    @Test
    void neitherARightNorALoginComesBackByItself() {
        assertThat(Refusals.areBehind(new KafkaException(new SaslAuthenticationException("refused"))))
                .isTrue();
        assertThat(Refusals.areBehind(new TimeoutException("away"))).isFalse();
    }
}
