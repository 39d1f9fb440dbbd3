package io.offshoot.streams.policy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.unet.UNetName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What makes a policy valid. Each rule names the field at fault and the values it may have. */
public final class PolicyRules {
    /** Most photos a concept is learned from. */
    public static final int MAX_EXAMPLES = 16;

    /** Most classes that a score compares a label with. */
    public static final int MAX_RIVALS = 64;

    /** What stands for the concept's token in a prompt template. */
    public static final String TOKEN_PLACE = "{name}";

    private static final int MAX_EDITS = 1_000;
    private static final int MAX_STEPS = 1_000;
    private static final int MAX_STAGES = 16;
    private static final int MAX_VECTORS = 64;
    private static final int MAX_SCORE_TIMESTEPS = 64;
    private static final int MAX_MASK_GROW = 4_096;
    private static final double SUM_TOLERANCE = 1e-6;

    private static final List<Rule> RULES = List.of(
            new Rule("version must not be negative", p -> p.getVersion() >= 0),
            new Rule(
                    "examplesPerClass must be in [1, " + MAX_EXAMPLES + "]",
                    p -> isIn(p.getExamplesPerClass(), MAX_EXAMPLES)),
            new Rule("learnAt must be growing numbers in [1, examplesPerClass]", PolicyRules::learnAtGrows),
            new Rule("editsPerImage must be in [1, " + MAX_EDITS + "]", p -> isIn(p.getEditsPerImage(), MAX_EDITS)),
            new Rule(
                    "strengths must not be empty and each in (0, 1]",
                    p -> !p.getStrengths().isEmpty()
                            && p.getStrengths().stream().allMatch(s -> s > 0 && s <= 1)),
            new Rule(
                    "strengthProbabilities must be empty or one for each strength, each in [0, 1], in PARALLEL with the sum 1",
                    PolicyRules::probabilitiesFit),
            new Rule(
                    "strengths must be at most " + MAX_STAGES + " when they are composed SEQUENTIAL",
                    p -> p.getCompose() == Composition.PARALLEL
                            || p.getStrengths().size() <= MAX_STAGES),
            new Rule(
                    "guidanceScale must be in [1, 100]", p -> p.getGuidanceScale() >= 1 && p.getGuidanceScale() <= 100),
            new Rule(
                    "guidanceStart and guidanceStop must satisfy 0 <= guidanceStart < guidanceStop <= 1",
                    p -> p.getGuidanceStart() >= 0
                            && p.getGuidanceStart() < p.getGuidanceStop()
                            && p.getGuidanceStop() <= 1),
            new Rule(
                    "numInferenceSteps must be in [1, " + MAX_STEPS + "]",
                    p -> isIn(p.getNumInferenceSteps(), MAX_STEPS)),
            new Rule(
                    "numInferenceSteps times the smallest strength must be at least 1, or nothing is edited",
                    p -> p.getStrengths().stream().allMatch(s -> s * p.getNumInferenceSteps() >= 1)),
            new Rule(
                    "promptTemplates must not be empty and each contain " + TOKEN_PLACE,
                    p -> !p.getPromptTemplates().isEmpty()
                            && p.getPromptTemplates().stream().allMatch(t -> t.contains(TOKEN_PLACE))),
            new Rule(
                    "maskGrow must be in [0, " + MAX_MASK_GROW + "]",
                    p -> p.getMaskGrow() >= 0 && p.getMaskGrow() <= MAX_MASK_GROW),
            new Rule(
                    "initializerToken must not be blank",
                    p -> !p.getInitializerToken().isBlank()),
            new Rule("numVectors must be in [1, " + MAX_VECTORS + "]", p -> isIn(p.getNumVectors(), MAX_VECTORS)),
            new Rule("learningSteps must be at least 1", p -> p.getLearningSteps() >= 1),
            new Rule(
                    "learningRate must be above 0 and finite",
                    p -> p.getLearningRate() > 0 && Double.isFinite(p.getLearningRate())),
            new Rule("pinnedVersion must not be negative", p -> p.getPinnedVersion() >= 0),
            new Rule("learningBatchSize must be at least 1", p -> p.getLearningBatchSize() >= 1),
            new Rule(
                    "scoreTimesteps must be in [0, " + MAX_SCORE_TIMESTEPS + "]",
                    p -> p.getScoreTimesteps() >= 0 && p.getScoreTimesteps() <= MAX_SCORE_TIMESTEPS),
            new Rule(
                    "scoreTimesteps must be 0 in REAL_GUIDANCE, which learns no concepts to compare",
                    p -> p.getScoreTimesteps() == 0 || p.getMode() != EditMode.REAL_GUIDANCE),
            new Rule(
                    "scoreTimesteps must be at least 1 for minScore or softWeights to mean anything",
                    p -> p.getScoreTimesteps() > 0 || (p.getMinScore() == 0 && !p.getSoftWeights())),
            new Rule("scoreRivals must be in [1, " + MAX_RIVALS + "]", p -> isIn(p.getScoreRivals(), MAX_RIVALS)),
            new Rule("minScore must be in [0, 1)", p -> p.getMinScore() >= 0 && p.getMinScore() < 1),
            new Rule("unet " + UNetName.RULE, p -> p.getUnet() == null || UNetName.isValid(p.getUnet())));

    private PolicyRules() {}

    /** The first rule that the policy breaks, as a sentence. */
    public static Optional<String> firstProblem(AugmentationPolicy policy) {
        return RULES.stream()
                .filter(rule -> !rule.holds().test(policy))
                .findFirst()
                .map(Rule::sentence);
    }

    private static boolean isIn(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static boolean learnAtGrows(AugmentationPolicy policy) {
        int before = 0;
        for (int photos : policy.getLearnAt()) {
            if (photos <= before || photos > policy.getExamplesPerClass()) {
                return false;
            }
            before = photos;
        }
        return true;
    }

    private static boolean probabilitiesFit(AugmentationPolicy policy) {
        List<Double> probabilities = policy.getStrengthProbabilities();
        double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
        return probabilities.isEmpty()
                || (probabilities.size() == policy.getStrengths().size()
                        && probabilities.stream().allMatch(probability -> probability >= 0 && probability <= 1)
                        && (policy.getCompose() == Composition.SEQUENTIAL || Math.abs(sum - 1) <= SUM_TOLERANCE));
    }

    private record Rule(String sentence, Predicate<AugmentationPolicy> holds) {}
}
