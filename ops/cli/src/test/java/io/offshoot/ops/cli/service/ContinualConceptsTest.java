package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.standalone.role.PolicyFields;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One class from its first photo on, learned at 1, 2, 4, 8 and 16 photos, pinned, unpinned and rolled back, while roles are
 * stopped in the middle of their work and started anew, at moments that a printed seed draws.
 */
@Tag("broker")
@Timeout(600)
class ContinualConceptsTest {
    private static final int EDITS = 2;
    private static final int LEARNED_FROM = 16;
    private static final int WITHOUT_MASK = 5;
    /** Versions of the class's policy: above that of all classes, and the next one. */
    private static final int PINNED = 2;

    private static final int UNPINNED = 3;
    private static final int MOST_TRIES = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static RestartedService service;
    private static SplittableRandom random;
    private static int sent;
    private static int newest;
    private static CommandLineFixture refused;

    @BeforeAll
    static void learnPinUnpinAndRollBackUnderRestarts() {
        long seed = Long.getLong("offshoot.seed", System.nanoTime());
        System.out.println("ContinualConceptsTest: seed " + seed + " (-Doffshoot.seed)");
        random = new SplittableRandom(seed);
        service = new RestartedService(policy(), folder);
        publishPolicy();
        learnAtGrowingNumbersOfPhotos();
        refused = service.command("concepts", "pin", "wheat", "99");
        run("concepts", "pin", "wheat", "1");
        editUntil(made -> made.getPolicyVersion() == PINNED);
        restartOne();
        editOne();
        run("concepts", "unpin", "wheat");
        editUntil(made -> made.getPolicyVersion() == UNPINNED);
        run("concepts", "rollback", "wheat", "1");
        editUntil(made -> made.getPolicyVersion() == UNPINNED && made.getConceptVersion() == 1);
        service.restart("topology");
        editOne();
        await(() -> made().size() + EDITS * failures() == EDITS * sent);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyAcceptedPhotoEndsAsAllItsEditsOrAsOneDeadLetter() {
        assertThat(service.values(service.topics().real())).hasSize(sent);
        assertThat(failures()).isPositive();
        assertThat(made()).hasSize(EDITS * (sent - failures()));
        assertThat(service.values(service.topics().synthetic()))
                .extracting(image -> image.getProvenance().getSourceImageId()
                        + image.getProvenance().getEditIndex())
                .doesNotHaveDuplicates();
    }

    @Test
    void theFirstConceptIsThatOfTheFirstPhotoAndTheLastOneThatOfAll() {
        List<Concept> learned = learned();

        assertThat(learned)
                .extracting(Concept::getVersion)
                .startsWith(1)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(learned.get(0).getExampleImageIds()).hasSize(1);
        assertThat(learned.get(learned.size() - 1).getExampleImageIds()).hasSize(LEARNED_FROM);
    }

    @Test
    void everyLaterConceptStartsFromOneThatWasThere() {
        List<Concept> learned = learned();

        assertThat(learned.get(0).getStartVersion()).isZero();
        for (int i = 1; i < learned.size(); i++) {
            assertThat(learned.subList(0, i))
                    .extracting(Concept::getVersion)
                    .contains(learned.get(i).getStartVersion());
        }
    }

    @Test
    void whilePinnedEveryEditIsMadeWithThePinnedVersion() {
        assertThat(made())
                .filteredOn(made -> made.getPolicyVersion() == PINNED)
                .hasSizeGreaterThanOrEqualTo(2 * EDITS)
                .extracting(Provenance::getConceptVersion)
                .containsOnly(1);
    }

    @Test
    void afterThePinEditsAreMadeWithTheNewestUntilItIsRolledBack() {
        List<Integer> versions = made().stream()
                .filter(made -> made.getPolicyVersion() == UNPINNED)
                .map(Provenance::getConceptVersion)
                .distinct()
                .toList();

        assertThat(versions).containsExactlyInAnyOrder(newest, 1);
    }

    @Test
    void anEditIsMadeWithAVersionThatWasPublished() {
        assertThat(learned())
                .extracting(Concept::getVersion)
                .containsAll(made().stream().map(Provenance::getConceptVersion).toList());
    }

    @Test
    void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("there is no version 99 of wheat, only 1, ")
                .contains("" + newest);
    }

    @Test
    void theHistoryTellsOfTheRollback() {
        assertThat(run("concepts", "history", "wheat").out().lines())
                .hasSize(learned().size() + 1)
                .last()
                .asString()
                .contains("wheat (<wheat>", "version 1,", ", by " + System.getProperty("user.name"));
    }

    /** What the service goes by already, as the policy of all classes: a class's own takes the rest from it. */
    private static void publishPolicy() {
        Map<String, String> settings = PolicyFields.texts(policy());
        settings.remove("version");
        settings.remove("pinned-version");
        List<String> command = new ArrayList<>(List.of("policy", "set", "*"));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        run(command.toArray(String[]::new));
    }

    private static void learnAtGrowingNumbersOfPhotos() {
        editOne();
        while (sent < LEARNED_FROM) {
            service.publish(MaskedPhotos.photo(++sent, sent % WITHOUT_MASK != 0));
            if (random.nextInt(4) == 0) {
                restartOne();
            }
        }
        await(() -> learned().stream()
                .anyMatch(concept -> concept.getExampleImageIds().size() == LEARNED_FROM));
        List<Concept> learned = learned();
        newest = learned.get(learned.size() - 1).getVersion();
    }

    /** Publishes photos, each after the edits of the one before, until one is edited as it should be. */
    private static void editUntil(Predicate<Provenance> asItShould) {
        for (int tries = 1; editOne().stream().noneMatch(asItShould); tries++) {
            assertThat(tries).as("photos edited in another way").isLessThan(MOST_TRIES);
        }
    }

    /** Publishes a photo that can be edited and waits for its edits. */
    private static List<Provenance> editOne() {
        LabelledImage photo = MaskedPhotos.photo(++sent, true);
        service.publish(photo);
        await(() -> madeOf(photo).size() == EDITS);
        return madeOf(photo);
    }

    private static void restartOne() {
        String role = RestartedService.ROLES.get(random.nextInt(RestartedService.ROLES.size()));
        System.out.println("after photo " + sent + " the " + role + " is started anew");
        service.restart(role);
    }

    private static CommandLineFixture run(String... command) {
        CommandLineFixture done = service.command(command);
        assertThat(done.err()).isEmpty();
        return done;
    }

    private static List<Provenance> madeOf(LabelledImage photo) {
        return made().stream()
                .filter(made -> made.getSourceImageId().equals(photo.getImageId()))
                .toList();
    }

    private static List<Provenance> made() {
        return service.values(service.topics().synthetic()).stream()
                .map(LabelledImage::getProvenance)
                .toList();
    }

    private static int failures() {
        return service.values(service.topics().failures()).size();
    }

    /** What the trainer has published; the last record is the one that was rolled back to. */
    private static List<Concept> learned() {
        return service.values(service.topics().concepts()).stream().distinct().toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time to wait for the roles").isBefore(deadline);
        }
    }

    private static AugmentationPolicy policy() {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setVersion(0)
                .setExamplesPerClass(LEARNED_FROM)
                .setLearnAt(List.of(1, 2, 4, 8))
                .setLearningSteps(60)
                .setEditsPerImage(EDITS)
                .setNumInferenceSteps(4)
                .setMaskMode(MaskMode.OBJECT)
                .build();
    }
}
