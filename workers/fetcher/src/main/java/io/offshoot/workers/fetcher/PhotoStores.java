package io.offshoot.workers.fetcher;

import io.offshoot.schemas.avro.PayloadReference;
import io.offshoot.workers.work.WorkFailedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** The stores by the scheme of an address; what they give is checked against the reference. */
final class PhotoStores implements AutoCloseable {

    private final Map<String, PhotoStore> stores;
    private final long maxBytes;

    PhotoStores(Map<String, PhotoStore> stores, long maxBytes) {
        this.stores = stores;
        this.maxBytes = maxBytes;
    }

    /** Stores of the allowed places; hosts must be of the public internet, with a certificate that Java trusts. */
    static PhotoStores of(ReferenceSettings settings, FetchLimits limits) {
        try {
            return of(settings, limits, PublicAddresses::contain, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    static PhotoStores of(
            ReferenceSettings settings, FetchLimits limits, Predicate<InetAddress> isAllowed, SSLContext trust) {
        AllowedPlaces places = settings.places();
        return new PhotoStores(
                Map.of(
                        "file", new FolderStore(places.folders(), limits.maxBytes()),
                        "https", new WebStore(places.hosts(), limits, WebClient.open(limits, isAllowed, trust)),
                        "s3", new BucketStore(places.buckets(), settings.buckets(), limits)),
                limits.maxBytes());
    }

    /**
     * The photo that a reference means.
     *
     * @throws WorkFailedException when it cannot be had, or is not what the reference says
     */
    byte[] read(PayloadReference reference) throws WorkFailedException {
        URI address = address(reference.getUri());
        BoundedBytes.check(reference.getLength(), address, maxBytes);
        byte[] bytes = store(address).read(address);
        String found = sha256(bytes);
        if (!found.equalsIgnoreCase(reference.getSha256())) {
            throw FetchFault.WRONG_HASH.because(
                    "%s has SHA-256 %s (%d bytes) and the record says %s; publish it again as it is now"
                            .formatted(PlainAddress.of(address), found, bytes.length, reference.getSha256()));
        }
        return bytes;
    }

    @Override
    public void close() {
        stores.values().forEach(PhotoStore::close);
    }

    private PhotoStore store(URI address) throws WorkFailedException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        PhotoStore store = stores.get(scheme);
        if (store == null) {
            throw FetchFault.BAD_REFERENCE.because(
                    "photos are fetched from file:, https: and s3: addresses, not from \"%s:\"; send such an address"
                            .formatted(scheme));
        }
        return store;
    }

    private static URI address(String text) throws WorkFailedException {
        try {
            return new URI(text);
        } catch (URISyntaxException noAddress) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the reference is no address (%s at character %d); send a file:, https: or s3: address"
                            .formatted(noAddress.getReason(), noAddress.getIndex()));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
