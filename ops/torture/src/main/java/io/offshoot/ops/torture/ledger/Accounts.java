package io.offshoot.ops.torture.ledger;

import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The books of a schedule, with everything under what it belongs to. */
final class Accounts {

    final Books books;
    final Promise promise;
    final Map<Photo, Fate> expectedPhotos;
    final Set<Coordinates> expectedRefused;
    final Set<Coordinates> sent;
    final List<Sample> samples;
    final Map<Photo, List<Row<LabelledImage>>> realByPhoto;
    final Map<Photo, List<Row<EditRequest>>> requestsByPhoto;
    final Map<String, List<Row<Concept>>> conceptsByRequest;
    final Map<Coordinates, List<Row<LabelledImage>>> outputs = new HashMap<>();
    final List<Row<LabelledImage>> orphans = new ArrayList<>();
    final Map<Coordinates, List<DeadLetterRow>> failures;
    final Map<Coordinates, List<DeadLetterRow>> rejects;

    Accounts(Books books, Expectations expectations, List<Sample> samples, Promise promise) {
        this.books = books;
        this.promise = promise;
        this.samples = List.copyOf(samples);
        this.expectedPhotos = expectations.photos();
        this.expectedRefused = expectations.refused();
        this.sent = expectations.sent();
        this.realByPhoto = grouped(books.real, row -> row.value() == null ? null : Photo.of(row.value()));
        this.requestsByPhoto = grouped(books.editRequests.values(), this::plannedPhoto);
        this.conceptsByRequest = grouped(
                books.concepts, row -> row.value() == null ? null : row.value().getRequestId());
        this.failures = grouped(books.failures, DeadLetterRow::origin);
        this.rejects = grouped(books.rejects, DeadLetterRow::origin);
        assignOutputs();
    }

    /** The results of a request. */
    List<Row<LabelledImage>> outputs(Row<EditRequest> request) {
        return outputs.getOrDefault(request.at(), List.of());
    }

    /** The dead letters of a request. */
    List<DeadLetterRow> failures(Row<?> request) {
        return failures.getOrDefault(request.at(), List.of());
    }

    /** How many different images of a request there are. */
    long made(Row<EditRequest> request) {
        return outputs(request).stream()
                .map(output -> output.value() == null ? "" : output.value().getImageId())
                .distinct()
                .count();
    }

    /** Whether this is a request that may be answered more than once. */
    boolean mayBeRepeated(Coordinates request) {
        return promise == Promise.AT_LEAST_ONCE && books.editRequests.containsKey(request);
    }

    /** Whether a concept request has its concept, was set aside, or was overtaken by a newer one of its class. */
    boolean isAnswered(Row<ConceptRequest> request) {
        ConceptRequest asked = request.value();
        return !failures(request).isEmpty()
                || (asked != null && books.concepts.stream().anyMatch(concept -> answers(concept.value(), asked)));
    }

    /** Requests that were set aside by a fault of the device, each of whose attempts failed. */
    List<FailedConcept> failedConcepts() {
        Map<String, List<Row<ConceptRequest>>> byRequest = grouped(
                books.conceptRequests.values(),
                row -> row.value() == null || expectedRefused.contains(row.at())
                        ? null
                        : row.value().getRequestId());
        return byRequest.values().stream()
                .filter(rows -> rows.stream().noneMatch(row -> failures(row).isEmpty()))
                .map(rows -> rows.get(0))
                .filter(row -> books.concepts.stream().noneMatch(concept -> answers(concept.value(), row.value())))
                .map(row ->
                        new FailedConcept(row.at(), row.raw().key(), row.raw().value()))
                .toList();
    }

    private static boolean answers(@Nullable Concept concept, @Nullable ConceptRequest asked) {
        return concept != null
                && asked != null
                && concept.getLabel().equals(asked.getLabel())
                && concept.getVersion() >= asked.getConceptVersion();
    }

    /** The photo of a request that the topology planned. */
    private @Nullable Photo plannedPhoto(Row<EditRequest> request) {
        EditRequest value = request.value();
        return value == null || sent.contains(request.at()) ? null : Photo.of(value.getSource());
    }

    private void assignOutputs() {
        Map<String, Coordinates> byEdit = new HashMap<>();
        for (Row<EditRequest> request : books.editRequests.values()) {
            if (request.value() != null) {
                for (PlannedEdit edit : request.value().getEdits()) {
                    byEdit.put(edit.getEditId(), request.at());
                }
            }
        }
        for (Row<LabelledImage> output : books.synthetic) {
            Coordinates request =
                    output.value() == null ? null : byEdit.get(output.value().getImageId());
            if (request == null) {
                orphans.add(output);
            } else {
                outputs.computeIfAbsent(request, at -> new ArrayList<>()).add(output);
            }
        }
    }

    private static <K, V> Map<K, List<V>> grouped(Collection<V> rows, Function<V, @Nullable K> key) {
        Map<K, List<V>> groups = new HashMap<>();
        for (V row : rows) {
            K group = key.apply(row);
            if (group != null) {
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(row);
            }
        }
        return groups;
    }
}
