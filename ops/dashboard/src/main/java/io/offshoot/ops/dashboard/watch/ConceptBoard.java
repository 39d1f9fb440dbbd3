package io.offshoot.ops.dashboard.watch;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest concept of each class and what is being learned, the one that changed last first. */
final class ConceptBoard {
    /** A page has no room for more. */
    private static final int MOST = 60;

    private final Map<String, LearnedConcept> concepts = new LinkedHashMap<>();
    private final Map<String, Training> trainings = new LinkedHashMap<>();

    void learned(Concept concept) {
        concepts.remove(concept.getLabel());
        concepts.put(concept.getLabel(), LearnedConcept.of(concept));
        Training training = trainings.get(concept.getLabel());
        if (training != null && training.version() <= concept.getVersion()) {
            trainings.remove(concept.getLabel());
        }
    }

    void retired(String label) {
        concepts.remove(label);
    }

    /** The request for a concept became a dead letter. */
    void failed(String label) {
        trainings.remove(label);
    }

    void progress(ConceptProgress news) {
        LearnedConcept known = concepts.get(news.getLabel());
        if (known == null || known.version() < news.getConceptVersion()) {
            trainings.put(
                    news.getLabel(),
                    new Training(
                            news.getLabel(),
                            news.getConceptVersion(),
                            news.getStep(),
                            news.getSteps(),
                            news.getLoss()));
        }
    }

    int size() {
        return concepts.size();
    }

    List<LearnedConcept> newest() {
        return last(concepts);
    }

    List<Training> trainings() {
        return last(trainings);
    }

    private static <V> List<V> last(Map<String, V> all) {
        List<V> values = new ArrayList<>(all.values());
        Collections.reverse(values);
        return List.copyOf(values.subList(0, Math.min(MOST, values.size())));
    }
}
