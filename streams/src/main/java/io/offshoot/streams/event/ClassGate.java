package io.offshoot.streams.event;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.state.ClassKey;
import io.offshoot.streams.state.StateStores;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second station, where all photos of a class pass one after the other. A photo whose bytes the class has seen is
 * dropped and counted; one whose bytes are known from the other side of the hold-out (training here, validation or
 * test there) becomes a dead letter, whichever came first. So no photo is ever both learned from and tested with.
 *
 * <p>Remembers the hash and the split of every accepted photo of the class, for ever: about 100 bytes each.
 */
public final class ClassGate extends ContextualProcessor<String, byte[], String, Outcome> {
    private static final Logger LOG = LoggerFactory.getLogger(ClassGate.class);

    private final Deserializer<LabelledImage> deserializer;
    private final TopologyMeters meters;

    /** Decodes with a deserializer what intake has checked. */
    public ClassGate(Deserializer<LabelledImage> deserializer, TopologyMeters meters) {
        this.deserializer = deserializer;
        this.meters = meters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Headers headers = new RecordHeaders(record.headers());
        Receipt receipt = Receipt.takeFrom(headers, record.key());
        LabelledImage photo = receipt.facts()
                .fillInto(deserializer.deserialize(receipt.origin().topic(), record.value()));
        Split known = remember(record.key(), photo);
        if (known == null) {
            meters.accepted(photo.getSplit());
            forward(record, new Outcome.Accepted(photo), headers);
        } else if (trains(known) == trains(photo.getSplit())) {
            meters.duplicate();
            LOG.debug("Dropped {} of {}: the class has this photo", photo.getImageId(), record.key());
        } else {
            Rejection rejection = acrossHoldOut(photo, known);
            meters.rejected(rejection.reason());
            DeadLetter.rejected(rejection.reason(), rejection.sentence(), receipt.origin())
                    .addTo(headers);
            forward(record, new Outcome.Rejected(Bytes.wrap(receipt.key()), Bytes.wrap(record.value())), headers);
        }
    }

    /** The split under which the class knows the photo; null, and known from now on, when it is new. */
    private @Nullable Split remember(String label, LabelledImage photo) {
        KeyValueStore<String, String> contents = context().getStateStore(StateStores.CONTENTS);
        String known = contents.putIfAbsent(
                ClassKey.of(label, photo.getSha256()), photo.getSplit().name());
        return known == null ? null : Split.valueOf(known);
    }

    private static boolean trains(Split split) {
        return split == Split.TRAIN;
    }

    private static Rejection acrossHoldOut(LabelledImage photo, Split known) {
        return new Rejection(
                RejectReason.HELD_OUT,
                "the photo is marked " + photo.getSplit() + " and the class has the same bytes as " + known
                        + "; keep each photo on one side of the hold-out");
    }

    private void forward(Record<String, byte[]> record, Outcome outcome, Headers headers) {
        context().forward(record.withValue(outcome).withHeaders(headers));
    }
}
