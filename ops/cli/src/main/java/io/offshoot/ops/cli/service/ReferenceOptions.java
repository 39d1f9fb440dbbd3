package io.offshoot.ops.cli.service;

import io.offshoot.workers.fetcher.AllowedPlaces;
import io.offshoot.workers.fetcher.BucketSettings;
import io.offshoot.workers.fetcher.ReferenceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which photos by reference are taken; without any of them, none. */
public final class ReferenceOptions {
    @Option(
            names = "--reference-folder",
            paramLabel = "DIR",
            description =
                    "Take photos by reference from files below this folder, links resolved; may be given several times"
                            + " (default: none).")
    private List<Path> folders = List.of();

    @Option(
            names = "--reference-host",
            paramLabel = "HOST[:PORT]",
            description =
                    "Take photos by reference over https from this host of the public internet; may be given several"
                            + " times (default: none).")
    private List<String> hosts = List.of();

    @Option(
            names = "--reference-bucket",
            paramLabel = "NAME",
            description = "Take photos by reference from this S3 bucket, as the identity that the AWS SDK finds in the"
                    + " environment; may be given several times (default: none).")
    private List<String> buckets = List.of();

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Server of the buckets, for servers other than Amazon's.")
    private @Nullable URI s3Endpoint;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    ReferenceSettings settings() {
        return new ReferenceSettings(
                new AllowedPlaces(folders, hosts, buckets),
                Optional.ofNullable(s3Endpoint).map(BucketSettings::at).orElse(BucketSettings.AMAZON));
    }
}
