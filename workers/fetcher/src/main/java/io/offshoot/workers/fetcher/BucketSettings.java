package io.offshoot.workers.fetcher;

import java.net.URI;
import java.util.Optional;

/**
 * How buckets are reached; who it is that asks comes from where the AWS SDK looks for it, the environment for example.
 *
 * @param endpoint a server other than Amazon's, addressed by path; empty for Amazon's
 * @param region empty to take the one the AWS SDK finds
 */
public record BucketSettings(Optional<URI> endpoint, Optional<String> region) {
    /** Amazon's servers, and the region that is configured for the AWS SDK. */
    public static final BucketSettings AMAZON = new BucketSettings(Optional.empty(), Optional.empty());

    /** A region for servers that have none. */
    private static final String ANY_REGION = "us-east-1";

    public BucketSettings {
        endpoint.ifPresent(server -> {
            if (server.getHost() == null) {
                throw new IllegalArgumentException(
                        "s3-endpoint must be an address such as https://minio.example:9000, was \"%s\""
                                .formatted(server));
            }
        });
    }

    /** Another server. */
    public static BucketSettings at(URI endpoint) {
        return new BucketSettings(Optional.of(endpoint), Optional.empty());
    }

    /** The region to name; empty when the AWS SDK is to find it. */
    Optional<String> regionOrAny() {
        return region.or(() -> endpoint.map(server -> ANY_REGION));
    }
}
