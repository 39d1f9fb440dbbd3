package io.offshoot.workers.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What every kind of place has to do, with real places. */
abstract class PhotoStoreContractTest {

    static final int LIMIT = 100_000;

    /** Puts a photo into an allowed place; its address. */
    abstract URI put(String name, byte[] bytes) throws IOException;

    /** An address in an allowed place where nothing is. */
    abstract URI missing();

    /** An address in a place that is not allowed. */
    abstract URI elsewhere() throws IOException;

    /** Stores that allow the place, with photos of up to {@link #LIMIT} bytes. */
    abstract PhotoStores stores();

    @Test
    void givesAPhotoOfTheLargestSizeAllowed() throws Exception {
        byte[] photo = bytes(LIMIT);

        byte[] read = stores().read(reference(put("wheat/leaf one.jpg", photo), photo));

        assertThat(read).isEqualTo(photo);
    }

    @Test
    void refusesAPhotoWithOneByteTooMany() throws Exception {
        byte[] photo = bytes(LIMIT + 1);

        WorkFailedException refusal = refusal(reference(put("large.jpg", photo), photo));

        assertThat(refusal.reason()).isEqualTo("too-many-bytes");
        assertThat(refusal).hasMessageContaining("--max-inline-bytes");
    }

    @Test
    void refusesOtherBytesThanTheHashSays() throws Exception {
        PayloadReference reference = reference(put("changed.jpg", bytes(10)), bytes(11));

        assertThat(refusal(reference).reason()).isEqualTo("sha256-mismatch");
    }

    @Test
    void saysThatAPhotoIsNotThere() throws Exception {
        WorkFailedException refusal = refusal(reference(missing(), bytes(1)));

        assertThat(refusal.reason()).isEqualTo("reference-not-found");
        assertThat(refusal.isForNow()).isFalse();
        assertThat(refusal).hasMessageContaining("replay the record");
    }

    @Test
    void refusesAPlaceThatIsNotAllowed() throws Exception {
        assertThat(refusal(reference(elsewhere(), bytes(1))).reason()).isEqualTo("reference-not-allowed");
    }

    WorkFailedException refusal(PayloadReference reference) {
        return catchThrowableOfType(WorkFailedException.class, () -> stores().read(reference));
    }

    static PayloadReference reference(URI address, byte[] bytes) {
        return reference(address.toString(), bytes);
    }

    static PayloadReference reference(String address, byte[] bytes) {
        try {
            return PayloadReference.newBuilder()
                    .setUri(address)
                    .setSha256(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
