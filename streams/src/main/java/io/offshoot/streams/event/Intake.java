package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.RecordOrigin;
import io.offshoot.schemas.serde.UndecodableRecordException;
import io.offshoot.streams.image.ImageInspector;
import io.offshoot.streams.metrics.TopologyMeters;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first station: decodes a record, checks it by itself, and sends it on under the name of its class, to the fetcher
 * when it lies elsewhere, or as a dead letter. Whatever is in a record, the stream goes on. An unreachable registry is no record's fault: its exception
 * passes through here and fails the task, which is tried again.
 */
public final class Intake extends ContextualProcessor<byte[], byte[], String, Outcome> {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Deserializer<LabelledImage> deserializer;
    private final PhotoChecks checks;
    private final TopologyMeters meters;

    /**
     * Decodes with a deserializer, looks at images with an inspector.
     *
     * @param takesReferences whether photos by reference go on to a fetcher
     */
    public Intake(
            Deserializer<LabelledImage> deserializer,
            ImageInspector inspector,
            boolean takesReferences,
            TopologyMeters meters) {
        this.deserializer = deserializer;
        this.checks = new PhotoChecks(inspector, new ReferenceChecks(takesReferences));
        this.meters = meters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordOrigin origin = origin();
        Headers headers = new RecordHeaders(record.headers());
        Verdict verdict = verdict(origin.topic(), record.value());
        if (verdict instanceof PhotoFacts facts) {
            new Receipt(origin, facts, record.key()).addTo(headers);
            forward(record, facts.label(), new Outcome.Checked(Bytes.wrap(record.value())), headers);
        } else if (verdict instanceof Referred photo) {
            meters.referred();
            forward(record, photo.imageId(), new Outcome.Referred(Bytes.wrap(record.value())), headers);
        } else {
            reject(record, (Rejection) verdict, origin, headers);
        }
    }

    private void reject(Record<byte[], byte[]> record, Rejection rejection, RecordOrigin origin, Headers headers) {
        LOG.debug("Rejected {}: {}", origin, rejection.sentence());
        meters.rejected(rejection.reason());
        DeadLetter.rejected(rejection.reason(), rejection.sentence(), origin).addTo(headers);
        forward(record, null, new Outcome.Rejected(Bytes.wrap(record.key()), Bytes.wrap(record.value())), headers);
    }

    private Verdict verdict(String topic, byte @Nullable [] value) {
        if (value == null) {
            return new Rejection(RejectReason.NO_VALUE, "the record has no value; send a LabelledImage");
        }
        try {
            return checks.check(deserializer.deserialize(topic, value));
        } catch (UndecodableRecordException e) {
            return new Rejection(
                    e.fault().word(), e.getMessage() + " Send a LabelledImage in Confluent's wire format.");
        }
    }

    @SuppressWarnings("NullAway") // a dead letter goes on without a class
    private void forward(Record<byte[], byte[]> record, @Nullable String label, Outcome outcome, Headers headers) {
        context().forward(new Record<>(label, outcome, record.timestamp(), headers));
    }

    private RecordOrigin origin() {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        return new RecordOrigin(metadata.topic(), metadata.partition(), metadata.offset());
    }
}
