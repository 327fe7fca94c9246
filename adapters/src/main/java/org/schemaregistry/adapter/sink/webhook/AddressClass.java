package org.schemaregistry.adapter.sink.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Who can be reached at an address, after the special-purpose registries of IANA (RFC 6890).
///
/// An address that wraps an IPv4 address (mapped, compatible, 6to4, NAT64, Teredo) is never public:
/// where it leads is decided by somebody else.
enum AddressClass {
    PUBLIC,
    /// Loopback, link-local, private or shared: reachable for this host only.
    PRIVATE,
    /// No single receiver: unspecified, multicast, broadcast, reserved, for documentation.
    NOBODY;

    static AddressClass of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofFour(bytes) : ofSix(bytes);
    }

    private static AddressClass ofFour(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        if (first == 10
                || first == 127
                || (first == 172 && (second & 0xF0) == 16)
                || (first == 192 && second == 168)
                || (first == 169 && second == 254)
                || (first == 100 && (second & 0xC0) == 64)) {
            return PRIVATE;
        }
        if (first == 0
                || first >= 224
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second & 0xFE) == 18)
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)) {
            return NOBODY;
        }
        return PUBLIC;
    }

    private static AddressClass ofSix(byte[] b) {
        int high = (b[0] & 0xFF) << 8 | (b[1] & 0xFF);
        int next = (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        if (zeroUntil(b, 10) && b[10] == -1 && b[11] == -1) {
            return ofFour(new byte[] {b[12], b[13], b[14], b[15]}) == NOBODY ? NOBODY : PRIVATE;
        }
        if (zeroUntil(b, 15)) {
            return b[15] == 1 ? PRIVATE : NOBODY;
        }
        if ((high & 0xFE00) == 0xFC00 || (high & 0xFF80) == 0xFE80) {
            return PRIVATE;
        }
        boolean global = (high & 0xE000) == 0x2000;
        boolean special =
                (high == 0x2001 && (next & 0xFE00) == 0)
                        || (high == 0x2001 && next == 0x0DB8)
                        || high == 0x2002
                        || (high == 0x3FFF && (next & 0xF000) == 0);
        return global && !special ? PUBLIC : NOBODY;
    }

    private static boolean zeroUntil(byte[] b, int end) {
        for (int i = 0; i < end; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
