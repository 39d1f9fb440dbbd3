package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.streams.hash.FieldHash;
import io.offshoot.streams.hash.Hash;
import io.offshoot.streams.policy.PolicyRules;
import io.offshoot.streams.policy.StrengthMix;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans the edits of a photo: a pure function of photo, subject and policy, so that a redelivery asks for the same
 * edits under the same ids.
 *
 * <p>The edit id is the SHA-256 over label, image id, content hash, concept version, policy version and index, each
 * field with its length ({@link FieldHash}). The label is in it because one photo may belong to two classes, whose
 * concepts count their versions apart. All that is random about an edit is in its id: word 0 gives the seed of the noise,
 * word 1 draws the strength and word 2 the prompt template, each independent of the other two. The later stages of a
 * chain are drawn by word 1 of a hash over id and place.
 */
public final class EditPlanner {
    private static final String PURPOSE = "offshoot.edit";
    private static final String STAGE_PURPOSE = "offshoot.edit.stage";
    private static final int STRENGTH_WORD = 1;
    private static final int TEMPLATE_WORD = 2;

    private EditPlanner() {}

    /** The request for all M edits of a photo. */
    public static EditRequest plan(LabelledImage photo, Subject subject, AugmentationPolicy policy) {
        List<PlannedEdit> edits = IntStream.range(0, policy.getEditsPerImage())
                .mapToObj(index -> edit(index, id(photo, subject, policy, index), subject, policy))
                .toList();
        return EditRequest.newBuilder()
                .setSource(photo)
                .setConceptToken(subject.token())
                .setConceptVersion(subject.version())
                .setConceptVectors(subject.vectors())
                .setBaseModel(subject.baseModel())
                .setPolicyVersion(policy.getVersion())
                .setEdits(edits)
                .setMaskMode(policy.getMaskMode())
                .setMaskGrow(policy.getMaskGrow())
                .setFit(policy.getFit())
                .setMode(policy.getMode())
                .setUnet(policy.getUnet())
                .setScoring(scoring(subject, policy))
                .build();
    }

    private static @Nullable Scoring scoring(Subject subject, AugmentationPolicy policy) {
        return policy.getScoreTimesteps() == 0
                ? null
                : new Scoring(
                        policy.getScoreTimesteps(), policy.getMinScore(), policy.getSoftWeights(), subject.rivals());
    }

    private static Hash id(LabelledImage photo, Subject subject, AugmentationPolicy policy, int index) {
        return new FieldHash(PURPOSE)
                .add(photo.getLabel())
                .add(photo.getImageId())
                .add(photo.getSha256())
                .add(subject.version())
                .add(policy.getVersion())
                .add(index)
                .hash();
    }

    private static PlannedEdit edit(int index, Hash id, Subject subject, AugmentationPolicy policy) {
        List<Double> strengths = strengths(id, policy);
        boolean chain = policy.getCompose() == Composition.SEQUENTIAL;
        return PlannedEdit.newBuilder()
                .setEditId(id.hex())
                .setIndex(index)
                .setStrength(strengths.stream().max(Double::compare).orElse(0.0))
                .setGuidanceScale(policy.getGuidanceScale())
                .setNumInferenceSteps(policy.getNumInferenceSteps())
                .setSeed(id.seed())
                .setPrompt(prompt(id.fraction(TEMPLATE_WORD), policy, subject.name()))
                .setNegativePrompt(policy.getNegativePrompt())
                .setGuidanceStart(policy.getGuidanceStart())
                .setGuidanceStop(policy.getGuidanceStop())
                .setStrengths(chain ? strengths : null)
                .build();
    }

    private static List<Double> strengths(Hash id, AugmentationPolicy policy) {
        return new StrengthMix(policy.getCompose(), policy.getStrengths(), policy.getStrengthProbabilities())
                .draw(place -> strengthDraw(id, place));
    }

    private static double strengthDraw(Hash id, int place) {
        Hash draws = place == 0
                ? id
                : new FieldHash(STAGE_PURPOSE).add(id.hex()).add(place).hash();
        return draws.fraction(STRENGTH_WORD);
    }

    private static String prompt(double draw, AugmentationPolicy policy, String name) {
        List<String> templates = policy.getPromptTemplates();
        return templates.get((int) (draw * templates.size())).replace(PolicyRules.TOKEN_PLACE, name);
    }
}
