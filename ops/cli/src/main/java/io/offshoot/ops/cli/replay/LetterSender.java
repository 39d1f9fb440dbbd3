package io.offshoot.ops.cli.replay;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.deadletter.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/** Puts dead letters back on the topics they come from: all of them, in one transaction, or none. */
final class LetterSender implements AutoCloseable {
    /** Header that says which dead letter a record was. */
    static final String REPLAY_OF = "offshoot.replay.of";

    private final Producer<byte[], byte[]> producer;

    /** @param producer ready to begin a transaction */
    LetterSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
        producer.beginTransaction();
    }

    /** Sends the record as it was, but for the headers that made it a dead letter. */
    void send(FoundLetter letter) {
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                letter.why().origin().topic(),
                letter.record().key(),
                letter.record().value());
        letter.record().headers().forEach(again.headers()::add);
        clean(again.headers());
        again.headers().add(REPLAY_OF, letter.place().getBytes(StandardCharsets.UTF_8));
        Future<RecordMetadata> unused = producer.send(again);
    }

    /** Makes everything that was sent visible at once. */
    void commit() {
        try {
            producer.commitTransaction();
        } catch (KafkaException failure) {
            throw new CommandFailure(
                    "nothing was replayed, because the transaction failed (" + failure.getMessage()
                            + "); run the same command again.",
                    failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void clean(Headers headers) {
        DeadLetterHeaders.ALL.forEach(headers::remove);
        headers.remove(REPLAY_OF);
    }
}
