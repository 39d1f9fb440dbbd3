package io.offshoot.ops.cli.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Addresses under which the service finds the photos of a folder.
 *
 * @param base where the folder lies for the service, for example {@code s3://bucket/photos}; null for the files themselves
 */
public record PhotoAddresses(@Nullable URI base) {

    /** Refuses what is no base of addresses. */
    public PhotoAddresses {
        if (base != null && (base.getScheme() == null || base.getPath() == null || base.getQuery() != null)) {
            throw new IllegalArgumentException(
                    "base-uri must be an address such as s3://bucket/photos, was \"%s\"".formatted(base));
        }
    }

    /** The address of a file: its own with all links resolved, or class and name below the base. */
    URI of(PhotoFile photo) throws IOException {
        if (base == null) {
            return photo.path().toRealPath().toUri();
        }
        String folder = base.getPath().endsWith("/") ? base.getPath() : base.getPath() + "/";
        String label = photo.label() == null ? "" : photo.label() + "/";
        try {
            return new URI(base.getScheme(), base.getAuthority(), folder + label + photo.name(), null, null);
        } catch (URISyntaxException e) {
            throw new IOException("it has no address below " + base, e);
        }
    }
}
