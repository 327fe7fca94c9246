package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The input functions of `inet`, `cidr` and the hardware addresses. All functions are pure.
final class NetworkInput {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int IPV6_GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final Pattern BYTES = Pattern.compile("[0-9a-fA-F]+");

    private NetworkInput() {}

    static LiteralVerdict check(String text, boolean cidr) {
        String type = cidr ? "cidr" : "inet";
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean six = address.indexOf(':') >= 0;
        int @Nullable [] bytes = six ? sixBytes(address) : fourBytes(address, cidr || slash >= 0);
        int max = six ? IPV6_BITS : IPV4_BITS;
        int length = max;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            length = LENGTH.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
        } else if (cidr && !six && bytes != null) {
            length = classLength(address);
        }
        if (bytes == null || length < 0 || length > max) {
            return LiteralInput.invalidSyntax(type, text);
        }
        if (cidr && hasBitsBehind(bytes, length)) {
            return LiteralInput.invalid(
                    "22P02",
                    "invalid cidr value: \"" + text + "\"",
                    "Value has bits set to right of mask.");
        }
        return LiteralVerdict.VALID;
    }

    /// Without a length a cidr has as many bits as its class or its written octets say.
    private static int classLength(String address) {
        String[] octets = address.split("\\.", -1);
        int first = Integer.parseInt(octets[0]);
        int byClass =
                first >= 240 ? 32 : first >= 224 ? 8 : first >= 192 ? 24 : first >= 128 ? 16 : 8;
        return Math.max(byClass, octets.length * 8);
    }

    /// A cidr, and an address with a length, may leave out octets at the end.
    private static int @Nullable [] fourBytes(String address, boolean shortened) {
        String[] octets = address.split("\\.", -1);
        if (octets.length > 4 || (octets.length < 4 && !shortened)) {
            return null;
        }
        int[] bytes = new int[4];
        for (int i = 0; i < octets.length; i++) {
            if (!OCTET.matcher(octets[i]).matches()) {
                return null;
            }
            bytes[i] = Integer.parseInt(octets[i]);
            if (bytes[i] > 255) {
                return null;
            }
        }
        return bytes;
    }

    private static int @Nullable [] sixBytes(String address) {
        int gap = address.indexOf("::");
        List<Integer> head = groups(gap < 0 ? address : address.substring(0, gap));
        List<Integer> tail = gap < 0 ? List.of() : groups(address.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int given = head.size() + tail.size();
        if (gap < 0 ? given != IPV6_GROUPS : given >= IPV6_GROUPS) {
            return null;
        }
        int[] bytes = new int[IPV6_BITS / 8];
        for (int i = 0; i < head.size(); i++) {
            put(bytes, i, head.get(i));
        }
        for (int i = 0; i < tail.size(); i++) {
            put(bytes, IPV6_GROUPS - tail.size() + i, tail.get(i));
        }
        return bytes;
    }

    private static void put(int[] bytes, int group, int value) {
        bytes[group * 2] = value >> 8;
        bytes[group * 2 + 1] = value & 0xff;
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return groups;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                int[] four = fourBytes(parts[i], false);
                if (four == null) {
                    return null;
                }
                groups.add((four[0] << 8) | four[1]);
                groups.add((four[2] << 8) | four[3]);
            } else if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return null;
            }
        }
        return groups;
    }

    private static boolean hasBitsBehind(int[] bytes, int length) {
        for (int bit = length; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Pairs with one sort of separator after each, after each third, each second, or none.
    static LiteralVerdict hardware(String text, String type, int bytes) {
        String address = NumberInput.trim(text);
        String digits = address.replaceAll("[-:.]", "");
        boolean valid = BYTES.matcher(digits).matches();
        boolean usual =
                valid
                        && (digits.length() == bytes * 2 || (bytes == 8 && digits.length() == 12))
                        && (digits.length() == address.length()
                                || address.matches("[0-9a-fA-F]{2}([-:][0-9a-fA-F]{2})+")
                                || address.matches("[0-9a-fA-F]{6}[-:][0-9a-fA-F]{6}")
                                || address.matches("[0-9a-fA-F]{4}([-.][0-9a-fA-F]{4})+"));
        if (usual) {
            return LiteralVerdict.VALID;
        }
        return valid
                ? new LiteralVerdict.Unjudged("an unusual literal of type " + type)
                : LiteralInput.invalidSyntax(type, text);
    }
}
