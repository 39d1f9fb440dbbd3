package io.offshoot.training;

import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Split;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which images a trainer wants; null lets all through.
 *
 * @param splits parts of the data set
 * @param provenance photos, edits or both
 * @param labels classes
 * @param minScore lowest score of an edit; those that were never scored are refused with it unless {@code keepUnscored}
 * @param keepUnscored whether {@code minScore} lets edits without a score through
 * @param conceptVersions versions that an edit may come from; 0 is an edit without a learned concept
 */
public record ImageFilter(
        @Nullable Set<Split> splits,
        Origin provenance,
        @Nullable Set<String> labels,
        @Nullable Double minScore,
        boolean keepUnscored,
        @Nullable Set<Integer> conceptVersions) {

    /** Copies the sets. */
    public ImageFilter {
        splits = splits == null ? null : Set.copyOf(splits);
        labels = labels == null ? null : Set.copyOf(labels);
        conceptVersions = conceptVersions == null ? null : Set.copyOf(conceptVersions);
    }

    /** Photos of the training part and all their edits. */
    public static ImageFilter training() {
        return new ImageFilter(Set.of(Split.TRAIN), Origin.ALL, null, null, false, null);
    }

    /** The same for other parts of the data set. */
    public ImageFilter withSplits(@Nullable Set<Split> parts) {
        return new ImageFilter(parts, provenance, labels, minScore, keepUnscored, conceptVersions);
    }

    /** The same for photos, edits or both. */
    public ImageFilter withProvenance(Origin origin) {
        return new ImageFilter(splits, origin, labels, minScore, keepUnscored, conceptVersions);
    }

    /** The same for these classes. */
    public ImageFilter withLabels(@Nullable Set<String> classes) {
        return new ImageFilter(splits, provenance, classes, minScore, keepUnscored, conceptVersions);
    }

    /** The same with a lowest score. */
    public ImageFilter withScores(@Nullable Double lowest, boolean unscoredToo) {
        return new ImageFilter(splits, provenance, labels, lowest, unscoredToo, conceptVersions);
    }

    /** The same for edits of these concept versions. */
    public ImageFilter withConceptVersions(@Nullable Set<Integer> versions) {
        return new ImageFilter(splits, provenance, labels, minScore, keepUnscored, versions);
    }

    /** Whether the image passes. */
    public boolean accepts(TrainingImage image) {
        if (splits != null && !splits.contains(image.image().getSplit())) {
            return false;
        }
        if (labels != null && !labels.contains(image.label())) {
            return false;
        }
        Provenance edit = image.provenance();
        return edit == null ? provenance != Origin.SYNTHETIC : provenance != Origin.REAL && accepts(edit);
    }

    private boolean accepts(Provenance edit) {
        if (conceptVersions != null && !conceptVersions.contains(edit.getConceptVersion())) {
            return false;
        }
        if (minScore == null) {
            return true;
        }
        Double score = edit.getScore();
        return score == null ? keepUnscored : score >= minScore;
    }
}
