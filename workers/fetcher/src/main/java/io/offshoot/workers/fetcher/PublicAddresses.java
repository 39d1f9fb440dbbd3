package io.offshoot.workers.fetcher;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells the addresses of the public internet from those inside: a host name that is allowed must not lead into the network of
 * the service, whatever a name server says. After IANA's registries of special-purpose addresses.
 */
final class PublicAddresses {

    private static final int BYTE = 0xff;
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int IPV4_IN_NAT64 = 12;

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address ? isPublic4(address.getAddress()) : isPublic6((Inet6Address) address);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        int third = bytes[2] & BYTE;
        boolean isThisNetwork = first == 0;
        boolean isCarrierGrade = first == 100 && second >= 64 && second <= 127;
        boolean isProtocolOrTest = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean isBenchmark = first == 198 && (second == 18 || second == 19);
        boolean isDocumentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        boolean isReserved = first >= 240;
        return !(isThisNetwork || isCarrierGrade || isProtocolOrTest || isBenchmark || isDocumentation || isReserved);
    }

    /** Global unicast is 2000::/3; of it, 6to4 and Teredo carry IPv4 addresses inside and are not taken at all. */
    private static boolean isPublic6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        if (Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return isPublicInside(Arrays.copyOfRange(bytes, IPV4_IN_NAT64, bytes.length));
        }
        int first = ((bytes[0] & BYTE) << 8) | (bytes[1] & BYTE);
        int second = ((bytes[2] & BYTE) << 8) | (bytes[3] & BYTE);
        boolean isGlobal = (first & 0xe000) == 0x2000;
        boolean isSixToFour = first == 0x2002;
        boolean isSpecial = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        return isGlobal && !isSixToFour && !isSpecial;
    }

    private static boolean isPublicInside(byte[] ipv4) {
        try {
            return contain(InetAddress.getByAddress(ipv4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv4 address has four bytes, not " + ipv4.length, e);
        }
    }
}
