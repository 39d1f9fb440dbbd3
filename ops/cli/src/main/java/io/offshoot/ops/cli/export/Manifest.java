package io.offshoot.ops.cli.export;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code manifest.csv} (RFC 4180, UTF-8): one row per image, the last ones empty for real photos. */
final class Manifest {
    static final List<String> COLUMNS = List.of(
            "file",
            "kind",
            "label",
            "image_id",
            "split",
            "sha256",
            "content_type",
            "width",
            "height",
            "source",
            "captured_at",
            "source_image_id",
            "edit_index",
            "edit_count",
            "strength",
            "guidance_scale",
            "num_inference_steps",
            "first_timestep",
            "scheduler",
            "seed",
            "prompt",
            "negative_prompt",
            "concept_version",
            "policy_version",
            "base_model",
            "worker_version",
            "unet",
            "stage_strengths",
            "score",
            "weight");

    private Manifest() {}

    static String header() {
        return Csv.row(COLUMNS);
    }

    static String row(String file, LabelledImage image) {
        return Csv.row(values(file, image));
    }

    private static List<@Nullable Object> values(String file, LabelledImage image) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(file);
        values.add(ImagePaths.kind(image));
        values.add(image.getLabel());
        values.add(image.getImageId());
        values.add(image.getSplit());
        values.add(image.getSha256());
        values.add(image.getContentType());
        values.add(image.getWidth());
        values.add(image.getHeight());
        values.add(image.getSource());
        values.add(image.getCapturedAt());
        provenance(image.getProvenance()).forEach(values::add);
        return values;
    }

    /** The columns by name, without the file's and those that are empty. */
    static Map<String, String> fields(LabelledImage image) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<@Nullable Object> values = values("", image);
        for (int i = 1; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null && !value.toString().isEmpty()) {
                fields.put(COLUMNS.get(i), value.toString());
            }
        }
        return fields;
    }

    private static Stream<?> provenance(@Nullable Provenance made) {
        if (made == null) {
            return Stream.generate(() -> "").limit(COLUMNS.size() - COLUMNS.indexOf("source_image_id"));
        }
        return Stream.of(
                made.getSourceImageId(),
                made.getEditIndex(),
                made.getEditCount(),
                made.getStrength(),
                made.getGuidanceScale(),
                made.getNumInferenceSteps(),
                made.getFirstTimestep(),
                made.getScheduler(),
                made.getSeed(),
                made.getPrompt(),
                made.getNegativePrompt(),
                made.getConceptVersion(),
                made.getPolicyVersion(),
                made.getBaseModel(),
                made.getWorkerVersion(),
                made.getUnet(),
                stageStrengths(made),
                made.getScore(),
                made.getWeight());
    }

    /** Those of a chain, joined by +; empty for a single edit. */
    private static String stageStrengths(Provenance made) {
        return made.getStages() == null
                ? ""
                : made.getStages().stream()
                        .map(stage -> String.valueOf(stage.getStrength()))
                        .collect(Collectors.joining("+"));
    }
}
