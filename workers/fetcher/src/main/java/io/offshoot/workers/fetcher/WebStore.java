package io.offshoot.workers.fetcher;

import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Photos of allowed hosts over TLS. A redirect is followed within the same host only, and asks for permission as the first
 * address did.
 */
record WebStore(List<String> hosts, FetchLimits limits, WebClient client) implements PhotoStore {

    private static final int MOST_REDIRECTS = 3;
    private static final int HTTPS_PORT = 443;

    WebStore {
        hosts = List.copyOf(hosts);
    }

    @Override
    public byte[] read(URI address) throws WorkFailedException {
        long end = System.nanoTime() + limits.timeout().toNanos();
        URI next = address;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            requireAllowed(next);
            WebAnswer answer = get(next, end);
            if (answer.redirect().isEmpty()) {
                return answer.bytes().array();
            }
            next = sameHost(next, answer.redirect().get());
        }
        throw FetchFault.BAD_REFERENCE.because("%s redirects more than %d times; send the photo's own address"
                .formatted(PlainAddress.of(address), MOST_REDIRECTS));
    }

    @Override
    public void close() {
        client.close();
    }

    private void requireAllowed(URI address) throws WorkFailedException {
        if (!"https".equalsIgnoreCase(address.getScheme())
                || address.getHost() == null
                || address.getRawUserInfo() != null) {
            throw FetchFault.BAD_REFERENCE.because(
                    "the address %s is not of the form https://host/photo.jpg without a user; send such an address"
                            .formatted(PlainAddress.of(address)));
        }
        if (!hosts.contains(authority(address))) {
            throw FetchFault.NOT_ALLOWED.because(
                    "host %s is none of --reference-host; add it there, or send the photo inline"
                            .formatted(authority(address)));
        }
    }

    private WebAnswer get(URI address, long end) throws WorkFailedException {
        try {
            return client.get(address, end - System.nanoTime());
        } catch (PublicDns.InsideAddressException inside) {
            throw FetchFault.NOT_ALLOWED.because(
                    "host %s leads to a private address, which is never fetched from; send the photo inline"
                            .formatted(authority(address)),
                    inside);
        } catch (IOException away) {
            throw FetchFault.UNREACHABLE.forNow(
                    "%s cannot be fetched (%s); replay the record when its host answers again"
                            .formatted(PlainAddress.of(address), away.getMessage()),
                    away);
        }
    }

    private static URI sameHost(URI from, String location) throws WorkFailedException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException noAddress) {
            throw FetchFault.BAD_REFERENCE.because(
                    PlainAddress.of(from) + " redirects to what is no address; send the photo's own address",
                    noAddress);
        }
        if (to.getHost() == null || !authority(to).equals(authority(from))) {
            throw FetchFault.NOT_ALLOWED.because(
                    "%s redirects to another host, which is never followed; send the photo's own address"
                            .formatted(PlainAddress.of(from)));
        }
        return to;
    }

    private static String authority(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() < 0 || address.getPort() == HTTPS_PORT ? host : host + ":" + address.getPort();
    }
}
