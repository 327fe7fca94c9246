package org.schemaregistry.registry.audit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash chain over the audit entries.
///
/// An entry's hash is the lower-case hex of SHA-256 over the UTF-8 bytes of the JSON array
/// `["schema-registry-audit-1", previous hash, seq, at, actor, action, subject, before, after,
/// request id, detail]` without white space, in RFC 8785 form: numbers as integers, absent
/// fingerprints as `null`, and in strings only `"`, `\` and the characters below U+0020 escaped.
/// The hash before the first entry is 64 zeros.
///
/// Stateless functions and [Walk], which is for one thread.
public final class AuditLog {
    /// The head of the empty chain.
    public static final AuditHead GENESIS = new AuditHead(0, "0".repeat(64));

    private static final String FORMAT = "schema-registry-audit-1";

    private AuditLog() {}

    /// The next entry of the chain.
    public static AuditEntry link(
            AuditHead head, long atMillis, Actor actor, String requestId, AuditDraft draft) {
        AuditEntry unhashed =
                new AuditEntry(
                        head.seq() + 1,
                        atMillis,
                        actor.name(),
                        draft.action(),
                        draft.subject(),
                        draft.before(),
                        draft.after(),
                        requestId,
                        draft.detail(),
                        "");
        return new AuditEntry(
                unhashed.seq(),
                unhashed.atMillis(),
                unhashed.actor(),
                unhashed.action(),
                unhashed.subject(),
                unhashed.before(),
                unhashed.after(),
                unhashed.requestId(),
                unhashed.detail(),
                hash(head.hash(), unhashed));
    }

    /// What the entry's hash must be after the given previous hash.
    public static String hash(String previousHash, AuditEntry entry) {
        StringBuilder json = new StringBuilder(256 + entry.detail().length());
        json.append('[');
        string(json, FORMAT);
        string(json.append(','), previousHash);
        json.append(',').append(entry.seq()).append(',').append(entry.atMillis());
        string(json.append(','), entry.actor());
        string(json.append(','), entry.action());
        string(json.append(','), entry.subject());
        string(json.append(','), entry.before());
        string(json.append(','), entry.after());
        string(json.append(','), entry.requestId());
        string(json.append(','), entry.detail());
        json.append(']');
        return HexFormat.of()
                .formatHex(sha256().digest(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// A walk along the stored chain, entry by entry in the order of `seq`.
    public static final class Walk {
        private AuditHead at = GENESIS;
        private AuditVerification.@Nullable Broken broken;

        /// Checks the next entry; false once a link is broken.
        public boolean accept(AuditEntry entry) {
            if (broken != null) {
                return false;
            }
            long next = at.seq() + 1;
            if (entry.seq() != next) {
                long named = Math.min(entry.seq(), next);
                broken =
                        new AuditVerification.Broken(
                                named,
                                "expected entry " + next + " to follow, found " + entry.seq());
                return false;
            }
            String expected = hash(at.hash(), entry);
            if (!expected.equals(entry.hash())) {
                broken =
                        new AuditVerification.Broken(
                                next, "expected hash " + expected + ", found " + entry.hash());
                return false;
            }
            at = new AuditHead(next, expected);
            return true;
        }

        /// The verdict, given the stored head and the number of commits without a place yet.
        public AuditVerification finish(AuditHead stored, long unsealed) {
            if (broken == null && !at.equals(stored)) {
                broken =
                        at.seq() == stored.seq()
                                ? new AuditVerification.Broken(
                                        Math.max(1, at.seq()),
                                        "expected the head's hash "
                                                + stored.hash()
                                                + ", found "
                                                + at.hash())
                                : new AuditVerification.Broken(
                                        Math.min(at.seq(), stored.seq()) + 1,
                                        "expected the chain to end at entry "
                                                + stored.seq()
                                                + ", found its end at "
                                                + at.seq());
            }
            return new AuditVerification(at.seq(), stored, unsealed, broken);
        }
    }

    private static void string(StringBuilder json, @Nullable String text) {
        if (text == null) {
            json.append("null");
            return;
        }
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
