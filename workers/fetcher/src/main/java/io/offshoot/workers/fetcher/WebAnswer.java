package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;

/**
 * What a host answered.
 *
 * @param redirect where it sends the client instead; empty when the bytes are the photo
 * @param bytes the photo
 */
record WebAnswer(Optional<String> redirect, ByteBuffer bytes) {

    private static final Set<Integer> REDIRECTS = Set.of(
            HttpStatus.SC_MOVED_PERMANENTLY,
            HttpStatus.SC_MOVED_TEMPORARILY,
            HttpStatus.SC_SEE_OTHER,
            HttpStatus.SC_TEMPORARY_REDIRECT,
            HttpStatus.SC_PERMANENT_REDIRECT);
    private static final Set<Integer> GONE = Set.of(HttpStatus.SC_NOT_FOUND, HttpStatus.SC_GONE);
    private static final Set<Integer> BUSY =
            Set.of(HttpStatus.SC_REQUEST_TIMEOUT, HttpStatus.SC_TOO_EARLY, HttpStatus.SC_TOO_MANY_REQUESTS);

    /**
     * Reads an answer.
     *
     * @throws IOException when it breaks off
     * @throws WorkFailedException when there is no photo in it, or one too large; for now only when the host says so
     */
    static WebAnswer of(URI address, ClassicHttpResponse response, long maxBytes)
            throws IOException, WorkFailedException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (REDIRECTS.contains(status) && location != null) {
            return new WebAnswer(Optional.of(location.getValue()), ByteBuffer.allocate(0));
        }
        if (status != HttpStatus.SC_OK) {
            throw refusal(PlainAddress.of(address), status);
        }
        return new WebAnswer(Optional.empty(), ByteBuffer.wrap(body(address, response.getEntity(), maxBytes)));
    }

    private static WorkFailedException refusal(String address, int status) {
        if (status >= HttpStatus.SC_SERVER_ERROR || BUSY.contains(status)) {
            return FetchFault.UNREACHABLE.forNow(
                    "%s cannot be fetched for now (status %d); replay the record when its host works again"
                            .formatted(address, status),
                    null);
        }
        if (GONE.contains(status)) {
            return FetchFault.NOT_FOUND.because(
                    "%s is not there (status %d); publish a photo once it can be read, then replay the record"
                            .formatted(address, status));
        }
        return FetchFault.DENIED.because(
                "%s answers with status %d; let the service read it without a login, then replay the record"
                        .formatted(address, status));
    }

    private static byte[] body(URI address, HttpEntity entity, long maxBytes) throws IOException, WorkFailedException {
        if (entity == null) {
            return new byte[0];
        }
        BoundedBytes.check(entity.getContentLength(), address, maxBytes);
        return BoundedBytes.of(entity.getContent(), address, maxBytes);
    }
}
