package io.offshoot.streams.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.Fit;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.streams.Photos;
import io.offshoot.streams.StreamsSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditPlannerTest {
    private static final Concept CONCEPT = Photos.concept("red maple", 3);
    private static final Subject WHAT = Subject.of(CONCEPT);
    private static final LabelledImage PHOTO = LabelledImage.newBuilder(Photos.train("red maple", 1))
            .setSha256("5e".repeat(32))
            .build();

    @Test
    void plansTheEditsOfDaFusionByDefault() {
        EditRequest request = EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion());
        assertThat(request.getEdits()).hasSize(10).allSatisfy(edit -> {
            assertThat(edit.getStrength()).isIn(0.25, 0.5, 0.75, 1.0);
            assertThat(edit.getGuidanceScale()).isEqualTo(7.5);
            assertThat(edit.getNumInferenceSteps()).isEqualTo(50);
            assertThat(edit.getPrompt()).isEqualTo("a photo of a <red_maple>");
        });
    }

    @Test
    void numbersTheEditsFromZero() {
        assertThat(EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion()).getEdits())
                .extracting(PlannedEdit::getIndex)
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void carriesTheConceptAndTheWholePhoto() {
        EditRequest request = EditPlanner.plan(
                PHOTO,
                WHAT,
                policy().setMaskMode(MaskMode.OBJECT)
                        .setMaskGrow(5)
                        .setFit(Fit.CROP)
                        .setVersion(8)
                        .setUnet("no-maple")
                        .build());
        assertThat(request.getSource()).isEqualTo(PHOTO);
        assertThat(request.getConceptVectors()).isEqualTo(CONCEPT.getVectors());
        assertThat(request.getBaseModel()).isEqualTo("tiny");
        assertThat(request.getMaskMode()).isEqualTo(MaskMode.OBJECT);
        assertThat(request.getMaskGrow()).isEqualTo(5);
        assertThat(request.getFit()).isEqualTo(Fit.CROP);
        assertThat(request.getPolicyVersion()).isEqualTo(8);
        assertThat(request.getMode()).isEqualTo(EditMode.TEXTUAL_INVERSION);
        assertThat(request.getUnet()).isEqualTo("no-maple");
    }

    @Test
    void namesTheClassItselfWithoutAConcept() {
        EditRequest request = EditPlanner.plan(
                PHOTO,
                Subject.named("red maple"),
                policy().setMode(EditMode.REAL_GUIDANCE).build());
        assertThat(request.getMode()).isEqualTo(EditMode.REAL_GUIDANCE);
        assertThat(request.getConceptVersion()).isZero();
        assertThat(request.getConceptVectors()).isEmpty();
        assertThat(request.getEdits()).extracting(PlannedEdit::getPrompt).containsOnly("a photo of a red maple");
    }

    @Test
    void plansSingleEditsGuidedThroughoutByDefault() {
        assertThat(EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion()).getEdits())
                .allSatisfy(edit -> {
                    assertThat(edit.getStrengths()).isNull();
                    assertThat(edit.getGuidanceStart()).isZero();
                    assertThat(edit.getGuidanceStop()).isEqualTo(1);
                });
    }

    @Test
    void guidesInThePartOfTheRunThatThePolicySays() {
        AugmentationPolicy policy =
                policy().setGuidanceStart(0.25).setGuidanceStop(0.75).build();
        assertThat(EditPlanner.plan(PHOTO, WHAT, policy).getEdits()).allSatisfy(edit -> {
            assertThat(edit.getGuidanceStart()).isEqualTo(0.25);
            assertThat(edit.getGuidanceStop()).isEqualTo(0.75);
        });
    }

    @Test
    void chainsAllStrengthsThatHaveNoProbability() {
        AugmentationPolicy policy = policy().setCompose(Composition.SEQUENTIAL)
                .setStrengths(List.of(0.75, 0.25, 0.5))
                .build();
        assertThat(EditPlanner.plan(PHOTO, WHAT, policy).getEdits()).allSatisfy(edit -> {
            assertThat(edit.getStrengths()).containsExactly(0.75, 0.25, 0.5);
            assertThat(edit.getStrength()).isEqualTo(0.75);
        });
    }

    /** Each count is within four standard deviations of its binomial; a fourth of the chains have no stage. */
    @Test
    void drawsTheStagesOfAChainIndependently() {
        AugmentationPolicy policy = policy().setCompose(Composition.SEQUENTIAL)
                .setEditsPerImage(1_000)
                .setStrengths(List.of(0.25, 0.75))
                .setStrengthProbabilities(List.of(0.5, 0.5))
                .build();
        Map<List<Double>, Long> chains = EditPlanner.plan(PHOTO, WHAT, policy).getEdits().stream()
                .collect(Collectors.groupingBy(PlannedEdit::getStrengths, Collectors.counting()));
        assertThat(chains)
                .containsOnlyKeys(List.of(), List.of(0.25), List.of(0.75), List.of(0.25, 0.75))
                .allSatisfy((chain, count) -> assertThat(count).isBetween(195L, 305L));
    }

    @Test
    void plansTheSameEachTime() {
        assertThat(EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion()))
                .isEqualTo(EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion()));
    }

    /** Computed by hand, with Python's hashlib, from the definition in {@link EditPlanner}. */
    @Test
    void keepsTheIdsOfEarlierReleases() {
        PlannedEdit edit = EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion())
                .getEdits()
                .get(9);
        assertThat(edit.getEditId()).isEqualTo("2b26c289012a7ae13012b9e538f68bb360709b4fd134b97ac5243a5618e04976");
        assertThat(edit.getSeed()).isEqualTo(1554693243215887728L);
        assertThat(edit.getStrength()).isEqualTo(0.25);
    }

    @Test
    void givesEveryEditAnIdOfItsOwn() {
        List<EditRequest> requests = List.of(
                EditPlanner.plan(PHOTO, WHAT, StreamsSettings.daFusion()),
                EditPlanner.plan(PHOTO, Subject.of(Photos.concept("red maple", 4)), StreamsSettings.daFusion()),
                EditPlanner.plan(PHOTO, WHAT, policy().setVersion(1).build()),
                EditPlanner.plan(photo(b -> b.setImageId("other")), WHAT, StreamsSettings.daFusion()),
                EditPlanner.plan(photo(b -> b.setSha256("aa".repeat(32))), WHAT, StreamsSettings.daFusion()),
                EditPlanner.plan(photo(b -> b.setLabel("oak")), WHAT, StreamsSettings.daFusion()));
        assertThat(requests.stream().flatMap(request -> request.getEdits().stream()))
                .extracting(PlannedEdit::getEditId)
                .doesNotHaveDuplicates()
                .hasSize(60)
                .allSatisfy(id -> assertThat(id).matches("[0-9a-f]{64}"));
    }

    @Test
    void drawsTemplatesFromTheIdToo() {
        AugmentationPolicy policy = policy().setEditsPerImage(400)
                .setPromptTemplates(List.of("a {name}", "many {name}", "the {name}, {name}"))
                .build();
        Map<String, Long> prompts = EditPlanner.plan(PHOTO, WHAT, policy).getEdits().stream()
                .collect(Collectors.groupingBy(PlannedEdit::getPrompt, Collectors.counting()));
        assertThat(prompts).containsOnlyKeys("a <red_maple>", "many <red_maple>", "the <red_maple>, <red_maple>");
        assertThat(prompts.values()).allSatisfy(count -> assertThat(count).isBetween(90L, 180L));
    }

    /** Pearson's chi-square over 10,000 draws; 16.27 is its 99.9 % point with 3 degrees of freedom. */
    @Test
    void mixesStrengthsAsThePolicySays() {
        List<Double> probabilities = List.of(0.1, 0.2, 0.3, 0.4);
        assertThat(chiSquare(probabilities, probabilities)).isLessThan(16.27);
    }

    @Test
    void mixesStrengthsAlikeWhenThePolicyGivesNoProbabilities() {
        assertThat(chiSquare(List.of(), List.of(0.25, 0.25, 0.25, 0.25))).isLessThan(16.27);
    }

    private static double chiSquare(List<Double> given, List<Double> expected) {
        AugmentationPolicy policy =
                policy().setEditsPerImage(1_000).setStrengthProbabilities(given).build();
        Map<Double, Long> drawn = IntStream.range(0, 10)
                .mapToObj(photo -> photo(b -> b.setImageId("photo-" + photo)))
                .flatMap(photo -> EditPlanner.plan(photo, WHAT, policy).getEdits().stream())
                .collect(Collectors.groupingBy(PlannedEdit::getStrength, Collectors.counting()));
        double sum = 0;
        for (int i = 0; i < expected.size(); i++) {
            double hoped = 10_000 * expected.get(i);
            sum += Math.pow(drawn.getOrDefault(policy.getStrengths().get(i), 0L) - hoped, 2) / hoped;
        }
        return sum;
    }

    private static AugmentationPolicy.Builder policy() {
        return AugmentationPolicy.newBuilder(StreamsSettings.daFusion());
    }

    private static LabelledImage photo(Function<LabelledImage.Builder, LabelledImage.Builder> change) {
        return change.apply(LabelledImage.newBuilder(PHOTO)).build();
    }
}
