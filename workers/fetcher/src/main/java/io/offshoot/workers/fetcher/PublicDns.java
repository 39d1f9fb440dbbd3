package io.offshoot.workers.fetcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to allowed addresses only. The client connects to the very addresses that this returns, so that a name server
 * which answers differently a second time gains nothing.
 *
 * @param system asks the name servers
 * @param isAllowed which addresses may be connected to
 */
record PublicDns(DnsResolver system, Predicate<InetAddress> isAllowed) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = system.resolve(host);
        for (InetAddress address : addresses) {
            if (!isAllowed.test(address)) {
                throw new InsideAddressException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name leads to an address that is private, or is none of the internet. */
    static final class InsideAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        InsideAddressException(String host) {
            super(host);
        }
    }
}
