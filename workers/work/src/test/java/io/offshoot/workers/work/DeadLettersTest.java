package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.deadletter.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final ConsumerRecord<byte[], byte[]> record =
            new ConsumerRecord<>("requests", 3, 42, MockedPoller.bytes("img-1"), new byte[] {0, 1, 2});
    private final Failure failure =
            Failure.ofRecord(new WorkFailedException("bad-image", "the image is broken; send it again"), 1);
    private final DeadLetters letters = new DeadLetters("failures", "offshoot 1.2");

    @Test
    void keepsKeyBytesAndTimestamp() {
        ProducerRecord<byte[], byte[]> letter = letters.of(record, failure);

        assertThat(letter.topic()).isEqualTo("failures");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
    }

    @Test
    void keepsHeadersOfTheRecord() {
        record.headers().add("traceparent", MockedPoller.bytes("00-1"));

        ProducerRecord<byte[], byte[]> letter = letters.of(record, failure);

        assertThat(header(letter, "traceparent")).isEqualTo("00-1");
    }

    @Test
    void saysWhereTheRecordLiesAndWhatIsWrong() {
        ProducerRecord<byte[], byte[]> letter = letters.of(record, failure);

        assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("requests");
        assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("42");
        assertThat(header(letter, DeadLetterHeaders.SENTENCE)).isEqualTo("the image is broken; send it again");
    }

    @Test
    void saysWhoSetItAsideAndHowOftenItWasTried() {
        ProducerRecord<byte[], byte[]> letter = letters.of(record, failure);

        assertThat(header(letter, DeadLetterHeaders.DISPOSITION)).isEqualTo("FAILED");
        assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("bad-image");
        assertThat(header(letter, DeadLetterHeaders.ATTEMPTS)).isEqualTo("1");
        assertThat(header(letter, DeadLetterHeaders.WORKER_VERSION)).isEqualTo("offshoot 1.2");
    }

    @Test
    void namesTheEditAtFault() {
        WorkFailedException fault = new WorkFailedException(
                "defective-edit", "edit e-1 gave no picture", "e-1", new IllegalStateException("not a number"));

        ProducerRecord<byte[], byte[]> letter = letters.of(record, Failure.ofRecord(fault, 1));

        assertThat(header(letter, DeadLetterHeaders.EDIT_ID)).isEqualTo("e-1");
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
