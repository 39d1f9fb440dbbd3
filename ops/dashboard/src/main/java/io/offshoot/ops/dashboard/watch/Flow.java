package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Accounts;
import io.offshoot.ops.dashboard.books.Books;
import io.offshoot.ops.dashboard.books.PhotoKey;
import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.ops.dashboard.lag.Stage;
import io.offshoot.ops.dashboard.lag.WaitingQueue;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is known from the records of the topics. Safe for several threads. */
final class Flow {
    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    private final Topics topics;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> takers = new HashMap<>();
    private final Books books = new Books();
    private final WaitingQueue waiting = new WaitingQueue();
    private final DeadLetters deadLetters;
    private final ConceptBoard concepts = new ConceptBoard();
    private final Gallery gallery = new Gallery();
    private Optional<Accounts> accounts = Optional.empty();

    Flow(Topics topics) {
        this.topics = topics;
        deadLetters = new DeadLetters(topics);
        takers.put(topics.real().name(), record -> real(value(topics.real(), record)));
        takers.put(topics.editRequests().name(), this::editRequest);
        takers.put(topics.synthetic().name(), this::synthetic);
        takers.put(topics.rejects().name(), record -> deadLetters.take(DeadLetter.from(record.headers())));
        takers.put(topics.failures().name(), this::failure);
        takers.put(topics.concepts().name(), this::concept);
        takers.put(
                topics.conceptProgress().name(), record -> concepts.progress(value(topics.conceptProgress(), record)));
        takers.put(
                Stage.waitingTopic(topics.settings().prefix()),
                record -> waiting.take(record.key(), record.value() != null, record.timestamp()));
    }

    /**
     * Takes in a record. One that cannot be decoded is left out: whoever works on it makes a dead letter of it.
     *
     * @throws io.offshoot.schemas.registry.RegistryUnreachableException when the registry is away: give it again
     */
    synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional.ofNullable(takers.get(record.topic())).ifPresent(taker -> taker.accept(record));
        } catch (UndecodableRecordException e) {
            LOG.debug("{} at {} is left out", record.topic(), record.offset(), e);
        }
    }

    /** Says that reading began in the middle of the topics, once their end is reached. */
    synchronized void openInTheMiddle(Predicate<Place> finished) {
        books.openInTheMiddle(finished, waiting.size());
    }

    /** Makes the sums, once everything that was published with the finished requests was read. */
    synchronized void close(Predicate<Place> finished) {
        accounts = Optional.of(books.close(finished, waiting.size()));
    }

    synchronized FlowView view() {
        return new FlowView(
                accounts,
                deadLetters.counts(),
                concepts.size(),
                concepts.newest(),
                concepts.trainings(),
                gallery.edits());
    }

    synchronized List<Place> unsearched() {
        return gallery.unsearched();
    }

    synchronized void found(Place place, Optional<Picture> source) {
        gallery.found(place, source);
    }

    synchronized Optional<Picture> edit(String id) {
        return gallery.edit(id);
    }

    synchronized Optional<Picture> source(String id) {
        return gallery.source(id);
    }

    private void real(LabelledImage photo) {
        if (photo.getSplit() == Split.TRAIN) {
            books.accepted(key(photo));
        }
    }

    private void editRequest(ConsumerRecord<byte[], byte[]> record) {
        EditRequest request = value(topics.editRequests(), record);
        List<String> ids =
                request.getEdits().stream().map(PlannedEdit::getEditId).toList();
        Place place = new Place(record.partition(), record.offset());
        books.requested(place, key(request.getSource()), ids);
        gallery.requested(place, ids);
    }

    private void synthetic(ConsumerRecord<byte[], byte[]> record) {
        LabelledImage image = value(topics.synthetic(), record);
        gallery.hang(image, record.timestamp(), books.made(image.getImageId()));
    }

    private void failure(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter = DeadLetter.from(record.headers());
        deadLetters.take(letter);
        if (letter.origin().topic().equals(topics.editRequests().name())) {
            books.failed(new Place(letter.origin().partition(), letter.origin().offset()));
        } else if (record.key() != null) {
            concepts.failed(new String(record.key(), StandardCharsets.UTF_8));
        }
    }

    private void concept(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            concepts.learned(value(topics.concepts(), record));
        } else if (record.key() != null) {
            concepts.retired(new String(record.key(), StandardCharsets.UTF_8));
        }
    }

    private static PhotoKey key(LabelledImage photo) {
        return new PhotoKey(String.valueOf(photo.getLabel()), String.valueOf(photo.getSha256()));
    }

    private static <V> V value(Topic<?, V> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
    }
}
