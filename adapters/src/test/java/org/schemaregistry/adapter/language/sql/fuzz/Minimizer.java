package org.schemaregistry.adapter.language.sql.fuzz;

import org.schemaregistry.adapter.language.sql.SqlTokens;

import java.util.ArrayList;
import java.util.List;

/// Makes a statement smaller while something stays true of it, token by token (delta debugging).
final class Minimizer {
    private static final int MAX_TRIES = 1_500;

    /// What must stay true.
    @FunctionalInterface
    interface Kept {
        boolean test(String sql) throws java.sql.SQLException;
    }

    private Minimizer() {}

    static String smallest(String sql, Kept kept) throws java.sql.SQLException {
        List<String> tokens = new ArrayList<>();
        SqlTokens.of(sql).tokens().forEach(token -> tokens.add(token.text()));
        if (!kept.test(joined(tokens))) {
            return sql;
        }
        int tries = 0;
        for (int size = tokens.size() / 2; size >= 1 && tries < MAX_TRIES; ) {
            boolean smaller = false;
            for (int at = 0; at + size <= tokens.size() && tries < MAX_TRIES; ) {
                List<String> rest = new ArrayList<>(tokens.subList(0, at));
                rest.addAll(tokens.subList(at + size, tokens.size()));
                tries++;
                if (!rest.isEmpty() && kept.test(joined(rest))) {
                    tokens.clear();
                    tokens.addAll(rest);
                    smaller = true;
                } else {
                    at++;
                }
            }
            if (!smaller || size > 1) {
                size /= 2;
            }
        }
        return joined(tokens);
    }

    private static String joined(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (String token : tokens) {
            boolean apart =
                    !last.isEmpty()
                            && (letter(last.charAt(last.length() - 1)) || !operator(last))
                            && (letter(token.charAt(0)) || !operator(token));
            text.append(apart ? " " : "").append(token);
            last = token;
        }
        return text.toString();
    }

    private static boolean letter(char c) {
        return Character.isLetterOrDigit(c);
    }

    /// Joined without blanks, so that `::` and `->>` stay what they are.
    private static boolean operator(String token) {
        return token.length() == 1 && "+-*/<>=~!@#%^&|?:.[](),$".contains(token);
    }
}
