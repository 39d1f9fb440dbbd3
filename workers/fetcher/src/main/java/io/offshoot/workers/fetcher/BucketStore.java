package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Photos in allowed buckets, by the AWS SDK. The client is made when the first one is asked for. */
final class BucketStore implements PhotoStore {

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final List<String> buckets;
    private final long maxBytes;
    private final Supplier<S3Client> opener;
    private @Nullable S3Client client;

    BucketStore(List<String> buckets, BucketSettings settings, FetchLimits limits) {
        this.buckets = List.copyOf(buckets);
        this.maxBytes = limits.maxBytes();
        this.opener = () -> open(settings, limits);
    }

    @Override
    public byte[] read(URI address) throws WorkFailedException {
        requireAllowed(address);
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(address.getAuthority())
                .key(address.getPath().substring(1))
                .build();
        try {
            Optional<byte[]> bytes = client().getObject(request, ResponseTransformer.unmanaged(this::readUpToLimit));
            return bytes.orElseThrow(() -> BoundedBytes.tooMany(address, maxBytes));
        } catch (S3Exception answered) {
            throw refusal(PlainAddress.of(address), answered);
        } catch (SdkClientException away) {
            throw FetchFault.UNREACHABLE.forNow(
                    "%s cannot be fetched (%s); replay the record when that is put right"
                            .formatted(PlainAddress.of(address), away.getMessage()),
                    away);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private void requireAllowed(URI address) throws WorkFailedException {
        String path = address.getPath();
        boolean isPlain = address.getAuthority() != null
                && path != null
                && path.length() > 1
                && address.getQuery() == null
                && address.getFragment() == null;
        if (!isPlain) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the address %s is not of the form s3://bucket/key; send such an address"
                            .formatted(PlainAddress.of(address)));
        }
        if (!buckets.contains(address.getAuthority())) {
            throw FetchFault.NOT_ALLOWED.because(
                    "bucket %s is none of --reference-bucket; add it there, or send the photo inline"
                            .formatted(address.getAuthority()));
        }
    }

    /** The bytes of an object; empty when there are too many, which are not read then. */
    private Optional<byte[]> readUpToLimit(GetObjectResponse object, AbortableInputStream stream) throws IOException {
        Long length = object.contentLength();
        if (length != null && length > maxBytes) {
            stream.abort();
            return Optional.empty();
        }
        byte[] bytes = stream.readNBytes((int) maxBytes + 1);
        if (bytes.length > maxBytes) {
            stream.abort();
            return Optional.empty();
        }
        return Optional.of(bytes);
    }

    private static WorkFailedException refusal(String address, S3Exception answer) {
        int status = answer.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
            return FetchFault.UNREACHABLE.forNow(
                    "%s cannot be fetched for now (status %d); replay the record when the bucket answers again"
                            .formatted(address, status),
                    answer);
        }
        if (status == NOT_FOUND) {
            return FetchFault.NOT_FOUND.because(
                    address + " is not there; publish a photo once it is uploaded, then replay the record", answer);
        }
        return FetchFault.DENIED.because(
                "%s is refused (status %d); give the service's AWS identity s3:GetObject on it, then replay the record"
                        .formatted(address, status),
                answer);
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = opener.get();
        }
        return client;
    }

    private static S3Client open(BucketSettings settings, FetchLimits limits) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(limits.connectTimeout())
                        .socketTimeout(limits.timeout()))
                .overrideConfiguration(calls -> calls.apiCallTimeout(limits.timeout()))
                .forcePathStyle(settings.endpoint().isPresent());
        settings.endpoint().ifPresent(builder::endpointOverride);
        settings.regionOrAny().map(Region::of).ifPresent(builder::region);
        return builder.build();
    }
}
