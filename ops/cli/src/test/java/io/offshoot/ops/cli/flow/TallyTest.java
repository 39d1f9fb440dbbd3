package io.offshoot.ops.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.RecordOrigin;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final String CONCEPT_REQUESTS = "offshoot.concept-requests";
    private static final int M = 2;

    private final Tally tally = new Tally(CONCEPT_REQUESTS, M);

    @Test
    void isNotCompleteBeforeEveryEditIsThere() {
        tally.real(photo("a", "oat", Split.TRAIN));

        tally.synthetic();

        assertThat(tally.complete(1, 0)).isFalse();
        assertThat(tally.balance()).isEqualTo(1);
    }

    @Test
    void isCompleteWhenEveryPhotoHasItsEdits() {
        tally.real(photo("a", "oat", Split.TRAIN));
        tally.synthetic();

        tally.synthetic();

        assertThat(tally.complete(1, 0)).isTrue();
    }

    @Test
    void countsAFailedRequestAsAllItsEdits() {
        tally.real(photo("a", "oat", Split.TRAIN));

        tally.failed("a", failureFrom("offshoot.edit-requests"));

        assertThat(tally.complete(1, 0)).isTrue();
    }

    @Test
    void doesNotWaitForAClassWhoseConceptFailed() {
        tally.real(photo("a", "oat", Split.TRAIN));

        tally.failed("oat", failureFrom(CONCEPT_REQUESTS));

        assertThat(tally.complete(1, 0)).isTrue();
        assertThat(tally.failures()).hasSize(1);
    }

    @Test
    void expectsNoEditsOfHeldOutPhotos() {
        tally.real(photo("a", "oat", Split.TEST));

        boolean complete = tally.complete(1, 0);

        assertThat(complete).isTrue();
    }

    @Test
    void waitsForPhotosThatHaveNotComeOutOfIntake() {
        tally.rejected(failureFrom("offshoot.images"));

        boolean complete = tally.complete(3, 1);

        assertThat(complete).isFalse();
    }

    private static DeadLetter failureFrom(String topic) {
        return DeadLetter.failed("broken", "The photo is broken.", new RecordOrigin(topic, 0, 0));
    }

    private static LabelledImage photo(String id, String label, Split split) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel(label)
                .setSplit(split)
                .setPayload(ByteBuffer.wrap(new byte[] {1}))
                .build();
    }
}
