package io.offshoot.workers.fetcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.TypedRecords;
import io.offshoot.workers.work.Work;
import io.offshoot.workers.work.WorkContext;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.WorkResult;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One reference: the same image event with the photo's bytes in it, back to where sensors publish. */
record FetchWork(PhotoStores stores, Topics topics) implements Work {

    /** Metadata key that says where a photo was fetched from. */
    static final String ADDRESS = "fetched-from";

    @Override
    public WorkResult run(WorkContext context) throws WorkFailedException {
        LabelledImage event = TypedRecords.value(topics.references(), context.record());
        if (!(event.getPayload() instanceof PayloadReference reference)) {
            throw FetchFault.BAD_REFERENCE.because("the record has a photo and no reference; publish it to "
                    + topics.images().name());
        }
        String label = event.getLabel();
        if (label == null) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the photo has no label; publish it to " + topics.images().name());
        }
        byte[] photo = stores.read(reference);
        LabelledImage inline = LabelledImage.newBuilder(event)
                .setPayload(ByteBuffer.wrap(photo))
                .setSha256(Objects.requireNonNullElse(event.getSha256(), reference.getSha256()))
                .setMetadata(withAddress(event.getMetadata(), reference))
                .build();
        // The key as sensors have it, so that the order within a class is kept from here on.
        ProducerRecord<byte[], byte[]> result = TypedRecords.result(topics.images(), label.getBytes(UTF_8), inline);
        context.record().headers().forEach(header -> result.headers().add(header));
        return new WorkResult(List.of(result), 1, "fetched " + event.getImageId());
    }

    private static Map<String, String> withAddress(Map<String, String> metadata, PayloadReference reference) {
        Map<String, String> all = new HashMap<>(metadata);
        all.put(ADDRESS, PlainAddress.of(URI.create(reference.getUri())));
        return all;
    }
}
