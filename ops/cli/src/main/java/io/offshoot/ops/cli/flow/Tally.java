package io.offshoot.ops.cli.flow;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has come out of the flow so far, as a {@code read_committed} consumer sees it, and whether that is all of it:
 * {@code accepted x M = synthetic + M x failures}. Used from one thread.
 */
public final class Tally {
    private final String conceptRequests;
    private final int editsPerImage;
    private final Map<String, Integer> acceptedByLabel = new TreeMap<>();
    private final Map<String, Concept> concepts = new TreeMap<>();
    private final Map<String, DeadLetter> conceptFailures = new HashMap<>();
    private final List<DeadLetter> editFailures = new ArrayList<>();
    private final List<DeadLetter> rejects = new ArrayList<>();
    private int heldOut;
    private int synthetic;

    /**
     * An empty tally.
     *
     * @param conceptRequests name of the topic whose dead letters leave a class without a concept
     * @param editsPerImage M
     */
    public Tally(String conceptRequests, int editsPerImage) {
        this.conceptRequests = conceptRequests;
        this.editsPerImage = editsPerImage;
    }

    void real(LabelledImage photo) {
        if (photo.getSplit() == Split.TRAIN) {
            acceptedByLabel.merge(String.valueOf(photo.getLabel()), 1, Integer::sum);
        } else {
            heldOut++;
        }
    }

    void concept(Concept concept) {
        concepts.put(concept.getLabel(), concept);
    }

    void synthetic() {
        synthetic++;
    }

    void rejected(DeadLetter letter) {
        rejects.add(letter);
    }

    void failed(String key, DeadLetter letter) {
        if (letter.origin().topic().equals(conceptRequests)) {
            conceptFailures.put(key, letter);
        } else {
            editFailures.add(letter);
        }
    }

    /** Whether everything of this many published photos has come out, given how many were dropped as copies. */
    public boolean complete(int published, int duplicates) {
        return accepted() + heldOut + rejects.size() + duplicates == published && balance() == 0;
    }

    /** Edits still to come: {@code accepted x M - synthetic - M x failures}, without classes that got no concept. */
    public int balance() {
        int expected = acceptedByLabel.entrySet().stream()
                .filter(entry -> !withoutConcept(entry.getKey()))
                .mapToInt(entry -> entry.getValue() * editsPerImage)
                .sum();
        return expected - synthetic - editsPerImage * editFailures.size();
    }

    /** Photos that intake accepted for training. */
    public int accepted() {
        return acceptedByLabel.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Photos of validation and test. */
    public int heldOut() {
        return heldOut;
    }

    /** Edits that came out. */
    public int syntheticImages() {
        return synthetic;
    }

    /** Classes of accepted photos. */
    public int classes() {
        return acceptedByLabel.size();
    }

    /** The newest concept of every class. */
    public Map<String, Concept> concepts() {
        return concepts;
    }

    /** Dead letters of intake. */
    public List<DeadLetter> rejects() {
        return rejects;
    }

    /** Dead letters of the workers: of edits and of classes whose concept could not be learned. */
    public List<DeadLetter> failures() {
        List<DeadLetter> all = new ArrayList<>(editFailures);
        all.addAll(conceptFailures.values());
        return all;
    }

    private boolean withoutConcept(String label) {
        return conceptFailures.containsKey(label) && !concepts.containsKey(label);
    }
}
