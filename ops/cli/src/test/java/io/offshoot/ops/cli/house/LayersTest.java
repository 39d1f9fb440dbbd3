package io.offshoot.ops.cli.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layers: schemas &lt;- streams, schemas &lt;- workers &lt;- ops, each library seen where it belongs. */
class LayersTest {
    private static JavaClasses classes;

    @BeforeAll
    static void importOffshoot() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.offshoot");
    }

    @Test
    void schemasKnowNothingOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.offshoot.streams..",
                        "io.offshoot.diffusion..",
                        "io.offshoot.workers..",
                        "io.offshoot.ops..")
                .check(classes);
    }

    @Test
    void streamsSeeSchemasOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.streams..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.offshoot.diffusion..", "io.offshoot.workers..", "io.offshoot.ops..", "ai.djl..")
                .check(classes);
    }

    @Test
    void workersSeeNeitherStreamsNorOps() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.workers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.offshoot.streams..", "io.offshoot.ops..", "org.apache.kafka.streams..")
                .check(classes);
    }

    @Test
    void diffusionKnowsNothingOfKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.diffusion..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "io.offshoot.schemas..",
                        "io.offshoot.streams..",
                        "io.offshoot.workers..",
                        "io.offshoot.ops..")
                .check(classes);
    }

    @Test
    void onlyDiffusionAndTheEvaluationsClassifierSeeDjl() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.offshoot.diffusion..", "io.offshoot.evaluate.classifier..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(classes);
    }

    @Test
    void samplersAreFreeOfTensors() {
        noClasses()
                .that()
                .resideInAnyPackage("io.offshoot.diffusion.schedule..", "io.offshoot.diffusion.random..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(classes);
    }

    @Test
    void onlyTheBrokerPackageSeesTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.offshoot.ops.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
                .check(classes);
    }

    @Test
    void theLedgerKnowsNothingOfThoseItChecks() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.ops.torture.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.offshoot.streams..",
                        "io.offshoot.workers..",
                        "io.offshoot.diffusion..",
                        "io.offshoot.schemas.serde..",
                        "io.offshoot.schemas.deadletter..",
                        "io.offshoot.schemas.topic..",
                        "io.offshoot.schemas.registry..")
                .check(classes);
    }

    @Test
    void theDashboardLooksAtTopicsAndGroupsOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.ops.dashboard..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.offshoot..")
                        .and(not(resideInAnyPackage(
                                "io.offshoot.ops.dashboard..",
                                "io.offshoot.schemas..",
                                "io.offshoot.workers.work.offset.."))))
                .check(classes);
    }

    @Test
    void trainersSeeSchemasOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.training..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.offshoot.streams..",
                        "io.offshoot.diffusion..",
                        "io.offshoot.workers..",
                        "io.offshoot.ops..")
                .check(classes);
    }

    @Test
    void theEvaluationKnowsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.evaluate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.offshoot.schemas..", "io.offshoot.streams..", "io.offshoot.ops..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void oneClassSeesTheRegistryClient() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.offshoot\\.schemas\\.registry\\.SchemaRegistry(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(classes);
    }

    @Test
    void theSimulatorStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.offshoot.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.offshoot.schemas..",
                        "io.offshoot.streams..",
                        "io.offshoot.diffusion..",
                        "io.offshoot.workers..",
                        "io.offshoot.ops..",
                        "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("io.offshoot.(**)").should().beFreeOfCycles().check(classes);
    }
}
