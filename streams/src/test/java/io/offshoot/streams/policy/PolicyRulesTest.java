package io.offshoot.streams.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.streams.StreamsSettings;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyRulesTest {
    @Test
    void acceptsTheDefaults() {
        assertThat(PolicyRules.firstProblem(StreamsSettings.daFusion())).isEmpty();
    }

    @Test
    void theProbabilitiesOfAChainNeedNotSumToOne() {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setCompose(Composition.SEQUENTIAL)
                .setStrengthProbabilities(List.of(1.0, 0.5, 0.5, 0.0))
                .build();
        assertThat(PolicyRules.firstProblem(policy)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void namesTheFieldAtFault(String field, UnaryOperator<AugmentationPolicy.Builder> change) {
        AugmentationPolicy policy = change.apply(AugmentationPolicy.newBuilder(StreamsSettings.daFusion()))
                .build();
        assertThat(PolicyRules.firstProblem(policy)).get().asString().startsWith(field + " must ");
    }

    static Stream<Arguments> namesTheFieldAtFault() {
        return Stream.of(
                broken("version", p -> p.setVersion(-1)),
                broken("examplesPerClass", p -> p.setExamplesPerClass(17)),
                broken("learnAt", p -> p.setLearnAt(List.of(2, 2))),
                broken("learnAt", p -> p.setLearnAt(List.of(0, 2))),
                broken("learnAt", p -> p.setLearnAt(List.of(1, 17))),
                broken("scoreTimesteps", p -> p.setScoreTimesteps(65)),
                broken("scoreTimesteps", p -> p.setScoreTimesteps(4).setMode(EditMode.REAL_GUIDANCE)),
                broken("scoreTimesteps", p -> p.setMinScore(0.5)),
                broken("scoreTimesteps", p -> p.setSoftWeights(true)),
                broken("scoreRivals", p -> p.setScoreTimesteps(4).setScoreRivals(0)),
                broken("minScore", p -> p.setScoreTimesteps(4).setMinScore(1)),
                broken("editsPerImage", p -> p.setEditsPerImage(0)),
                broken("strengths", p -> p.setStrengths(List.of(0.5, 1.5))),
                broken("strengths", p -> p.setStrengths(List.of(Double.NaN))),
                broken("strengthProbabilities", p -> p.setStrengthProbabilities(List.of(0.5, 0.5))),
                broken("strengthProbabilities", p -> p.setStrengthProbabilities(List.of(0.3, 0.3, 0.3, 0.3))),
                broken("strengthProbabilities", p -> p.setStrengthProbabilities(List.of(-0.5, 0.5, 0.5, 0.5))),
                broken(
                        "strengthProbabilities",
                        p -> p.setCompose(Composition.SEQUENTIAL)
                                .setStrengthProbabilities(List.of(1.0, 1.0, 1.0, 1.5))),
                broken(
                        "strengths",
                        p -> p.setCompose(Composition.SEQUENTIAL).setStrengths(Collections.nCopies(17, 0.5))),
                broken("guidanceScale", p -> p.setGuidanceScale(0.5)),
                broken("guidanceStart and guidanceStop", p -> p.setGuidanceStart(-0.1)),
                broken(
                        "guidanceStart and guidanceStop",
                        p -> p.setGuidanceStart(0.5).setGuidanceStop(0.5)),
                broken("guidanceStart and guidanceStop", p -> p.setGuidanceStop(Double.NaN)),
                broken("unet", p -> p.setUnet("../model")),
                broken("unet", p -> p.setUnet("")),
                broken("numInferenceSteps", p -> p.setNumInferenceSteps(0)),
                broken("numInferenceSteps times the smallest strength", p -> p.setNumInferenceSteps(3)),
                broken("promptTemplates", p -> p.setPromptTemplates(List.of("a photo"))),
                broken("initializerToken", p -> p.setInitializerToken(" ")),
                broken("numVectors", p -> p.setNumVectors(0)),
                broken("learningSteps", p -> p.setLearningSteps(0)),
                broken("learningRate", p -> p.setLearningRate(Double.POSITIVE_INFINITY)),
                broken("pinnedVersion", p -> p.setPinnedVersion(-1)),
                broken("learningBatchSize", p -> p.setLearningBatchSize(0)));
    }

    private static Arguments broken(String field, UnaryOperator<AugmentationPolicy.Builder> change) {
        return Arguments.of(field, change);
    }
}
