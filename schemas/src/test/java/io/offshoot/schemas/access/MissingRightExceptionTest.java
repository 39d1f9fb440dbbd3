package io.offshoot.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class MissingRightExceptionTest {
    private static final Principal EDITOR = new Principal(Optional.of("offshoot-editor"));

    @Test
    void namesWhoMayNotDoWhatAndHowToChangeThat() {
        Right right = Right.ofTopic(AclOperation.WRITE, "offshoot.synthetic");

        assertThat(new MissingRightException(EDITOR, List.of(right), null))
                .hasMessage(
                        "User:offshoot-editor may not Write topic offshoot.synthetic: run ops/acls.sh, or kafka-acls.sh"
                                + " --add --allow-principal User:offshoot-editor --operation Write --topic offshoot.synthetic.");
    }

    @Test
    void namesAllThatIsMissing() {
        List<Right> rights = List.of(
                Right.ofTopic(AclOperation.READ, "b"),
                Right.ofTopic(AclOperation.READ, "a"),
                Right.ofTransactions("offshoot-editor-1"),
                Right.ofGroup(AclOperation.ALTER_CONFIGS, "g"));

        assertThat(new MissingRightException(EDITOR, rights, null).getMessage())
                .startsWith("User:offshoot-editor may not Read topics a, b, Write transactional id offshoot-editor-1,"
                        + " AlterConfigs group g: ");
    }

    @Test
    void knowsTheUserOfAScramLogin() {
        Principal principal = Principal.of(
                Map.of(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required password='p' username='offshoot-editor';"));

        assertThat(principal).isEqualTo(EDITOR);
    }

    @Test
    void leavesToTheBrokersWhomATokenBelongsTo() {
        Principal principal = Principal.of(Map.of(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"x\";"));

        assertThat(principal).isEqualTo(Principal.UNKNOWN);
    }
}
