package io.offshoot.workers.fetcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where photos by reference may lie; nothing is allowed that is not named.
 *
 * @param folders {@code file:} addresses below these folders, once all links are resolved
 * @param hosts {@code https:} addresses of these hosts, each {@code name} or {@code name:port}; no numeric addresses
 * @param buckets {@code s3:} addresses of these buckets
 */
public record AllowedPlaces(List<Path> folders, List<String> hosts, List<String> buckets) {
    /** Nothing is allowed. */
    public static final AllowedPlaces NONE = new AllowedPlaces(List.of(), List.of(), List.of());

    private static final String HOST = "(?=[^:]*[a-z])[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";

    public AllowedPlaces {
        folders = List.copyOf(folders);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        buckets = List.copyOf(buckets);
        for (String host : hosts) {
            if (!host.matches(HOST)) {
                throw new IllegalArgumentException(
                        "reference-host must be a host name with or without a port, was \"%s\"".formatted(host));
            }
        }
        for (String bucket : buckets) {
            if (!bucket.matches("[A-Za-z0-9._-]{1,255}")) {
                throw new IllegalArgumentException(
                        "reference-bucket must be the name of a bucket, was \"%s\"".formatted(bucket));
            }
        }
    }

    /** Whether there is no place at all. */
    public boolean isEmpty() {
        return folders.isEmpty() && hosts.isEmpty() && buckets.isEmpty();
    }
}
