package io.offshoot.workers.fetcher;

import java.net.URI;

/** An address as messages and records show it: without user, query and fragment, where secrets may be. */
final class PlainAddress {

    private PlainAddress() {}

    static String of(URI address) {
        String host = address.getHost() == null ? address.getAuthority() : host(address);
        String authority = host == null ? "" : host.substring(host.lastIndexOf('@') + 1);
        return address.getScheme() + "://" + authority + address.getRawPath();
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
