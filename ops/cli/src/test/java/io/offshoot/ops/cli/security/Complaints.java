package io.offshoot.ops.cli.security;

import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.workers.work.WorkMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * What the roles say when they lack a right.
 *
 * @param photos a folder to ingest
 */
record Complaints(SecuredService service, SecureBroker broker, Path photos) {
    private static final Duration COMPLAINS_WITHIN = Duration.ofSeconds(60);

    /** What the role that the ACL is for says while the ACL is not there. */
    String without(AclBinding acl) throws Exception {
        String name = acl.pattern().name();
        if (acl.entry().operation() == AclOperation.CREATE) {
            // else there is nothing to make
            broker.deleteTopics(name);
        }
        return switch (acl.entry().principal()) {
            case "User:offshoot-topology" -> ofNode(service::topology);
            case "User:offshoot-trainer" -> ofNode(service::trainer);
            case "User:offshoot-editor" ->
                ofNode(() -> service.editor(name.endsWith("-queue") ? WorkMode.QUEUE : WorkMode.EXACTLY_ONCE));
            case "User:offshoot-ingest" -> ofCommand("ingest", "ingest", photos.toString());
            case "User:offshoot-export" ->
                ofCommand("export", "export", service.newFolder("out").toString());
            case "User:offshoot-dashboard" -> service.dashboardTrouble();
            case "User:offshoot-operator" -> ofOperator(name, acl.entry().operation());
            default -> throw new AssertionError("a role without a test: " + acl);
        };
    }

    private String ofOperator(String name, AclOperation operation) throws IOException {
        if (name.endsWith(".policies")) {
            return operation == AclOperation.READ
                    ? ofCommand("operator", "policy", "get", "*")
                    : ofCommand("operator", "policy", "set", "*", "edits-per-image=2");
        }
        if (name.endsWith(".concepts")) {
            return operation == AclOperation.READ
                    ? ofCommand("operator", "concepts", "list")
                    : ofCommand("operator", "concepts", "rollback", "wheat", "1");
        }
        return ofCommand("operator", "replay", "--all");
    }

    private String ofCommand(String role, String... words) throws IOException {
        return service.command(role, words).err();
    }

    /** Why it does not start, or what its health says once it has. */
    private static String ofNode(Supplier<RoleNode> starter) {
        Instant deadline = Instant.now().plus(COMPLAINS_WITHIN);
        try (RoleNode node = starter.get()) {
            Optional<String> trouble = refusal(node);
            while (trouble.isEmpty() && Instant.now().isBefore(deadline)) {
                Moment.pass();
                trouble = refusal(node);
            }
            return trouble.orElse("");
        } catch (StartupException | AuthorizationException e) {
            return e.getMessage();
        }
    }

    private static Optional<String> refusal(RoleNode node) {
        return node.health().notReady().filter(sentence -> sentence.contains("may not"));
    }
}
