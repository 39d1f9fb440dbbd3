package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.streams.hash.FieldHash;
import io.offshoot.streams.hash.Hash;
import io.offshoot.streams.policy.Composition;
import io.offshoot.streams.policy.PolicyRules;
import io.offshoot.streams.policy.StrengthMix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plans the edits of a photo: a pure function of photo, concept and policy, so that a redelivery asks for the same
 * edits under the same ids.
 *
 * <p>The edit id is the SHA-256 over label, image id, content hash, concept version, policy version and index, each
 * field with its length ({@link FieldHash}). The label is in it because one photo may belong to two classes, whose
 * concepts count their versions apart. All that is random about an edit is in its id: word 0 gives the seed of the noise,
 * word 1 draws the strength and word 2 the prompt template, each independent of the other two.
 */
public final class EditPlanner {
    private static final String PURPOSE = "offshoot.edit";
    private static final int STRENGTH_WORD = 1;
    private static final int TEMPLATE_WORD = 2;

    private EditPlanner() {}

    /** The request for all M edits of a photo. */
    public static EditRequest plan(LabelledImage photo, Concept concept, AugmentationPolicy policy) {
        List<PlannedEdit> edits = IntStream.range(0, policy.getEditsPerImage())
                .mapToObj(index -> edit(index, id(photo, concept, policy, index), concept, policy))
                .toList();
        return EditRequest.newBuilder()
                .setSource(photo)
                .setConceptToken(concept.getToken())
                .setConceptVersion(concept.getVersion())
                .setConceptVectors(concept.getVectors())
                .setBaseModel(concept.getBaseModel())
                .setPolicyVersion(policy.getVersion())
                .setEdits(edits)
                .setMaskMode(policy.getMaskMode())
                .setMaskGrow(policy.getMaskGrow())
                .setFit(policy.getFit())
                .build();
    }

    private static Hash id(LabelledImage photo, Concept concept, AugmentationPolicy policy, int index) {
        return new FieldHash(PURPOSE)
                .add(photo.getLabel())
                .add(photo.getImageId())
                .add(photo.getSha256())
                .add(concept.getVersion())
                .add(policy.getVersion())
                .add(index)
                .hash();
    }

    private static PlannedEdit edit(int index, Hash id, Concept concept, AugmentationPolicy policy) {
        return PlannedEdit.newBuilder()
                .setEditId(id.hex())
                .setIndex(index)
                .setStrength(strength(id.fraction(STRENGTH_WORD), policy))
                .setGuidanceScale(policy.getGuidanceScale())
                .setNumInferenceSteps(policy.getNumInferenceSteps())
                .setSeed(id.seed())
                .setPrompt(prompt(id.fraction(TEMPLATE_WORD), policy, concept.getToken()))
                .setNegativePrompt(policy.getNegativePrompt())
                .build();
    }

    private static double strength(double draw, AugmentationPolicy policy) {
        StrengthMix mix =
                new StrengthMix(Composition.PARALLEL, policy.getStrengths(), policy.getStrengthProbabilities());
        return mix.draw(place -> draw).get(0);
    }

    private static String prompt(double draw, AugmentationPolicy policy, String token) {
        List<String> templates = policy.getPromptTemplates();
        return templates.get((int) (draw * templates.size())).replace(PolicyRules.TOKEN_PLACE, token);
    }
}
