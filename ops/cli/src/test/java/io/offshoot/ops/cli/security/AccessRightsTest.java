package io.offshoot.ops.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.export.ReadLimit;
import io.offshoot.ops.cli.export.TrainingReader;
import io.offshoot.ops.cli.metrics.ShippedFiles;
import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.workers.work.WorkMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every role on a broker with TLS, logins and an authorizer that denies by default, with exactly the rights of ops/acls.sh,
 * and with each of them taken away: some by default, all of them with {@code -Doffshoot.rights=all}.
 */
@Tag("broker")
@Timeout(600)
class AccessRightsTest {
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static SecureBroker broker;
    private static SecuredService service;
    private static Path photos;
    private static List<LabelledImage> images;
    private static String shown;
    private static String shownInQueueMode;

    @BeforeAll
    static void sendAPhotoThroughAllRoles() throws Exception {
        broker = SecureBroker.start(folder);
        service = new SecuredService(broker, folder);
        service.makeUsers();
        service.makeTopics();
        AclScript.run(folder, broker.adminProperties());
        photos = onePhotoAndABrokenOne();
        try (LogText log = LogText.open();
                RoleNode topology = service.topology();
                RoleNode trainer = service.trainer();
                RoleNode editor = service.editor(WorkMode.EXACTLY_ONCE);
                RoleNode queueEditor = service.editor(WorkMode.QUEUE)) {
            CommandLineFixture ingest = service.command("ingest", "ingest", "--by-reference", photos.toString());
            assertThat(ingest.err()).contains("2/2");
            images = awaitImages(3);
            assertThat(List.of(topology, trainer, editor, queueEditor))
                    .allSatisfy(node -> assertThat(node.health().notReady()).isEmpty());
            shownInQueueMode = shownBy(queueEditor);
            shown = log.text() + shownBy(topology) + shownBy(trainer) + shownBy(editor) + shownInQueueMode;
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aPhotoIsEditedInBothWorkModes() {
        assertThat(images).filteredOn(image -> image.getProvenance() == null).hasSize(1);
        assertThat(images)
                .filteredOn(image -> image.getProvenance() != null)
                .hasSize(2)
                .extracting(LabelledImage::getImageId)
                .containsOnly(images.get(images.size() - 1).getImageId());
    }

    @Test
    void anEditorInQueueModeTellsTheLagOfItsShareGroup() {
        assertThat(shownInQueueMode)
                .contains("# TYPE offshoot_share_group_lag_records gauge")
                .containsPattern(
                        "offshoot_share_group_lag_records\\{group=\"\\S+-editor-queue\",worker=\"editor\"} \\S+");
        assertThat(ShippedFiles.usedMetrics()).contains("offshoot_share_group_lag_records");
    }

    @Test
    void noSecretIsInLogsMetricsOrHealth() {
        assertThat(shown)
                .contains("sasl.jaas.config = [hidden]", "The topology is RUNNING", "offshoot_ready 1.0", "\"up\":true")
                .doesNotContain("marked-secret", HiddenLogins.IN_ENVIRONMENT);
    }

    @ParameterizedTest
    @MethodSource("rightsToTake")
    void aRightThatIsMissingIsNamed(AclBinding acl) throws Exception {
        broker.take(acl);
        try {
            assertThat(new Complaints(service, broker, photos).without(acl)).containsPattern(naming(acl));
        } finally {
            broker.give(acl);
        }
    }

    static List<AclBinding> rightsToTake() throws Exception {
        Set<String> seen = new HashSet<>();
        return broker.acls().stream()
                .sorted(Comparator.comparing(AccessRightsTest::cost).thenComparing(AclBinding::toString))
                .filter(acl -> isFirst(acl, seen) || Boolean.getBoolean("offshoot.rights.all"))
                .toList();
    }

    /** The topology takes longest to start, and longer still after it could not make its topics. */
    private static int cost(AclBinding acl) {
        boolean ofTopology = acl.entry().principal().equals("User:" + SecuredService.user("topology"));
        return acl.entry().operation() == AclOperation.CREATE ? 2 : ofTopology ? 1 : 0;
    }

    /** Of the rights to do one thing to one kind of resource, and of those of one role, one stands for the others. */
    private static boolean isFirst(AclBinding acl, Set<String> seen) {
        boolean isNewKind =
                seen.add(acl.entry().operation() + " " + acl.pattern().resourceType());
        boolean isNewRole = seen.add(acl.entry().principal());
        return isNewKind || isNewRole;
    }

    /** A sentence that names who may not do what to which resource, or to one whose name begins like that. */
    private static Pattern naming(AclBinding acl) {
        String operation = SecurityUtils.operationName(acl.entry().operation());
        String resource =
                acl.pattern().resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Pattern.compile(Pattern.quote(acl.entry().principal()) + " may not .*\\b" + operation + " " + resource
                + "s? [^:]*" + Pattern.quote(acl.pattern().name()) + ".*: run ops/acls.sh, or ");
    }

    @Test
    void theLagIsToldUnderTheRightsOfTheDashboard() throws Exception {
        CommandLineFixture lag = service.command("dashboard", "lag");

        assertThat(lag.out()).as(lag.err()).contains("topology", "trainer", "editor");
    }

    @Test
    void theDashboardSeesEverything() {
        assertThat(service.dashboardTrouble()).isEmpty();
    }

    @Test
    void policiesAreSetAndRejectsReplayedUnderTheRightsOfTheOperator() throws Exception {
        CommandLineFixture set = service.command("operator", "policy", "set", "wheat", "edits-per-image=2");
        CommandLineFixture list = service.command("operator", "concepts", "list");
        CommandLineFixture replay = service.command("operator", "replay", "--topic", "rejects");

        assertThat(set.out()).as(set.err()).contains("Policy 1 of wheat is published.");
        assertThat(list.out()).as(list.err()).contains("<");
        assertThat(replay.out()).as(replay.err()).contains("dead letters replayed.");
    }

    @Test
    void aWrongPasswordIsSaidToBeOne() throws Exception {
        Map<String, String> login = broker.scramProperties(SecuredService.user("export"), "wrong");

        CommandLineFixture export =
                service.command(login, "export", folder.resolve("nothing").toString());

        assertThat(export.err()).contains("refused the login").doesNotContain("wrong");
    }

    @Test
    void aTokenIsALoginLikeAPassword() throws Exception {
        Map<String, String> login = broker.tokenProperties(SecuredService.user("export"));

        CommandLineFixture export =
                service.command(login, "export", service.newFolder("by token").toString());

        assertThat(export.out()).as(export.err()).contains("1 real");
    }

    private static Path onePhotoAndABrokenOne() throws Exception {
        Path root = folder.resolve("photos");
        new CommandLineFixture()
                .run("simulate", "--species", "1", "--photos", "1", "--size", "32", "--out", root.toString());
        try (Stream<Path> classes = Files.list(root)) {
            Files.writeString(
                    classes.filter(Files::isDirectory).findFirst().orElseThrow().resolve("broken.jpg"), "no photo");
        }
        return root;
    }

    private static List<LabelledImage> awaitImages(int count) {
        List<LabelledImage> found = new ArrayList<>();
        ConnectionSettings settings = new ConnectionSettings(
                broker.bootstrapServers(),
                SecuredService.REGISTRY,
                SecuredService.TOPICS,
                clients(service.login("export")));
        try (Connection connection = new Connection(settings);
                TrainingReader reader = new TrainingReader(connection, Clock.systemUTC())) {
            reader.read(ReadLimit.idleFor(GIVE_UP_AFTER), image -> {
                found.add(image);
                if (found.size() == count) {
                    reader.stop();
                }
            });
        }
        return found;
    }

    private static String shownBy(RoleNode node) throws Exception {
        StringBuilder bodies = new StringBuilder();
        for (String path : List.of("/metrics", "/health/ready", "/health/live")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                    .build();
            bodies.append(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        }
        return bodies.toString();
    }

    private static ClientProperties clients(Map<String, String> login) {
        return new ClientProperties(login, login, login, login, Map.of());
    }
}
