package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The XML and JSON forms of the standard. Their expressions are kept, their keywords are not. One
/// thread.
final class StandardParser {
    private final TokenCursor cursor;
    private final Parsers parsers;

    StandardParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The form that starts with the keyword and a parenthesis, null if it is none.
    @Nullable Expr expression(Token token) {
        return switch (token.text()) {
            case "xmlconcat" -> form(token, this::plainList);
            case "xmlelement" -> form(token, this::element);
            case "xmlforest" -> form(token, this::labelled);
            case "xmlparse" -> form(token, this::parse);
            case "xmlpi" -> form(token, this::instruction);
            case "xmlroot" -> form(token, this::root);
            case "xmlexists" -> form(token, this::exists);
            case "xmlserialize" -> serialize(token);
            case "json_object",
                    "json_array",
                    "json_arrayagg",
                    "json_objectagg",
                    "json",
                    "json_scalar",
                    "json_serialize",
                    "json_exists",
                    "json_value",
                    "json_query" ->
                    isColumnName(token) ? json(token) : null;
            default -> null;
        };
    }

    /// Before the version that made it a keyword of its own it is an ordinary function.
    private static boolean isColumnName(Token token) {
        Keyword keyword = token.keyword();
        return keyword != null && keyword.category() == Keyword.Category.COLUMN_NAME;
    }

    private interface Inside {
        void read(List<Expr> arguments);
    }

    private Expr form(Token token, Inside inside) {
        cursor.next();
        cursor.expectSign("(");
        List<Expr> arguments = new ArrayList<>();
        inside.read(arguments);
        cursor.expectSign(")");
        return new Expr.Standard(cursor.since(token.start()), token.text(), arguments, null);
    }

    private void plainList(List<Expr> arguments) {
        arguments.addAll(parsers.expressions().list());
    }

    private void labelled(List<Expr> arguments) {
        do {
            arguments.add(parsers.expressions().expression());
            if (cursor.accept("as")) {
                cursor.label();
            }
        } while (cursor.acceptSign(","));
    }

    private void element(List<Expr> arguments) {
        cursor.expect("name");
        cursor.label();
        if (!cursor.acceptSign(",")) {
            return;
        }
        if (cursor.at("xmlattributes") && cursor.peek(1).isSign("(")) {
            cursor.next();
            cursor.next();
            labelled(arguments);
            cursor.expectSign(")");
            if (!cursor.acceptSign(",")) {
                return;
            }
        }
        plainList(arguments);
    }

    private void parse(List<Expr> arguments) {
        if (!cursor.accept("document")) {
            cursor.expect("content");
        }
        arguments.add(parsers.expressions().expression());
        if (cursor.accept("preserve") || cursor.accept("strip")) {
            cursor.expect("whitespace");
        }
    }

    private void instruction(List<Expr> arguments) {
        cursor.expect("name");
        cursor.label();
        if (cursor.acceptSign(",")) {
            arguments.add(parsers.expressions().expression());
        }
    }

    private void root(List<Expr> arguments) {
        arguments.add(parsers.expressions().expression());
        cursor.expectSign(",");
        cursor.expect("version");
        if (cursor.accept("no")) {
            cursor.expect("value");
        } else {
            arguments.add(parsers.expressions().expression());
        }
        if (cursor.acceptSign(",")) {
            cursor.expect("standalone");
            if (cursor.accept("no")) {
                cursor.accept("value");
            } else {
                cursor.expect("yes");
            }
        }
    }

    private void exists(List<Expr> arguments) {
        arguments.add(parsers.primary().primary());
        cursor.expect("passing");
        passingMechanism();
        arguments.add(parsers.primary().primary());
        passingMechanism();
    }

    private void passingMechanism() {
        if (cursor.accept("by")) {
            if (!cursor.accept("ref")) {
                cursor.expect("value");
            }
        }
    }

    private Expr serialize(Token token) {
        cursor.next();
        cursor.expectSign("(");
        if (!cursor.accept("document")) {
            cursor.expect("content");
        }
        Expr value = parsers.expressions().expression();
        cursor.expect("as");
        TypeName type = parsers.types().simple(false);
        if (cursor.accept("no")) {
            cursor.expect("indent");
        } else {
            cursor.accept("indent");
        }
        cursor.expectSign(")");
        return new Expr.Standard(cursor.since(token.start()), token.text(), List.of(value), type);
    }

    private Expr json(Token token) {
        cursor.next();
        cursor.expectSign("(");
        List<Expr> arguments = new ArrayList<>();
        List<Expr.SortKey> orderBy = List.of();
        TypeName returning = null;
        boolean plain = token.text().equals("json_object");
        while (!cursor.atSign(")")) {
            plain &= !cursor.at("returning");
            int before = arguments.size();
            int index = cursor.index();
            boolean query =
                    cursor.at("select")
                            || cursor.at("values")
                            || (cursor.at("with") && token.text().equals("json_array"));
            if (query && before == 0) {
                SelectStatement of = parsers.selects().select();
                arguments.add(new Expr.ArrayQuery(of.span(), of));
            } else if (cursor.at("returning")) {
                cursor.next();
                returning = parsers.types().type();
            } else if (cursor.at("order")) {
                orderBy = parsers.options().orderBy();
            } else if (!jsonClause(arguments)) {
                arguments.add(parsers.expressions().expression());
                if (cursor.accept("as")) {
                    cursor.label();
                }
            }
            plain &= arguments.size() == before + 1 || cursor.index() == index;
            plain &= !cursor.atSign(":") && !cursor.at("value");
            if (cursor.atSign(",") || cursor.atSign(":")) {
                cursor.next();
                if (cursor.atSign(")")) {
                    throw cursor.unexpected();
                }
            }
        }
        cursor.expectSign(")");
        boolean aggregate = token.text().endsWith("agg");
        Span span = cursor.since(token.start());
        if (plain && !arguments.isEmpty()) {
            List<Expr.Argument> values = new ArrayList<>();
            arguments.forEach(a -> values.add(new Expr.Argument(null, a)));
            return PrimaryParser.builtInCall(span, token.span(), "json_object", values);
        }
        Expr.Standard form = new Expr.Standard(span, token.text(), arguments, returning);
        return aggregate ? aggregateClauses(form, orderBy) : form;
    }

    /// FILTER and OVER behind JSON_ARRAYAGG and JSON_OBJECTAGG.
    private Expr aggregateClauses(Expr.Standard form, List<Expr.SortKey> orderBy) {
        List<Expr.Argument> arguments = new ArrayList<>();
        form.arguments().forEach(a -> arguments.add(new Expr.Argument(null, a)));
        String function = form.keyword().equals("json_arrayagg") ? "json_agg" : "json_object_agg";
        Expr.Call call = PrimaryParser.builtInCall(form.span(), form.span(), function, arguments);
        return parsers.calls()
                .withClauses(
                        new Expr.Call(
                                call.span(),
                                call.nameSpan(),
                                call.name(),
                                call.arguments(),
                                false,
                                false,
                                false,
                                orderBy,
                                false,
                                null,
                                null,
                                false));
    }

    /// A run of keywords between the expressions; true if one stood here.
    private boolean jsonClause(List<Expr> arguments) {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.KEYWORD) {
            return false;
        }
        switch (token.text()) {
            case "format" -> {
                cursor.next();
                cursor.expect("json");
                if (cursor.accept("encoding")) {
                    cursor.label();
                }
            }
            case "null", "absent" -> {
                if (!cursor.peek(1).isKeyword("on")) {
                    return false;
                }
                cursor.next();
                cursor.next();
                onWhat();
            }
            case "error", "empty", "unknown", "true", "false" -> {
                boolean on = cursor.peek(1).isKeyword("on");
                boolean kind =
                        cursor.peek(1).isKeyword("array") || cursor.peek(1).isKeyword("object");
                if (!on && !kind) {
                    return false;
                }
                cursor.next();
                if (kind) {
                    cursor.next();
                }
                cursor.expect("on");
                onWhat();
            }
            case "default" -> {
                cursor.next();
                arguments.add(parsers.expressions().expression());
                cursor.expect("on");
                onWhat();
            }
            case "passing" -> {
                cursor.next();
                labelled(arguments);
            }
            case "with", "without" -> {
                cursor.next();
                if (!cursor.accept("conditional")) {
                    cursor.accept("unconditional");
                }
                cursor.accept("array");
                if (!cursor.accept("wrapper")) {
                    cursor.expect("unique");
                    cursor.accept("keys");
                }
            }
            case "keep", "omit" -> {
                cursor.next();
                cursor.expect("quotes");
                if (cursor.accept("on")) {
                    cursor.expect("scalar");
                    cursor.expect("string");
                }
            }
            case "value" -> {
                // Before the first key it is a column's name.
                if (arguments.isEmpty()) {
                    return false;
                }
                cursor.next();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void jsonClauses(List<Expr> arguments) {
        boolean more = true;
        while (more) {
            more = jsonClause(arguments);
        }
    }

    private void onWhat() {
        if (!cursor.accept("error") && !cursor.accept("empty")) {
            cursor.expect("null");
        }
    }

    /// XMLTABLE or JSON_TABLE in FROM; null if none stands here.
    FromItem.@Nullable StandardTable table(boolean lateral, int start) {
        Token token = cursor.peek();
        boolean xml = token.isKeyword("xmltable");
        boolean json = token.isKeyword("json_table");
        if ((!xml && !json) || !cursor.peek(1).isSign("(")) {
            return null;
        }
        cursor.next();
        cursor.next();
        List<Expr> arguments = new ArrayList<>();
        List<FromItem.StandardColumn> columns = new ArrayList<>();
        if (xml) {
            if (cursor.at("xmlnamespaces")) {
                cursor.next();
                cursor.expectSign("(");
                do {
                    cursor.accept("default");
                    arguments.add(parsers.expressions().restricted());
                    if (cursor.accept("as")) {
                        cursor.label();
                    }
                } while (cursor.acceptSign(","));
                cursor.expectSign(")");
                cursor.expectSign(",");
            }
            arguments.add(parsers.primary().primary());
            cursor.expect("passing");
            passingMechanism();
            arguments.add(parsers.primary().primary());
            passingMechanism();
        } else {
            arguments.add(parsers.expressions().expression());
            cursor.expectSign(",");
            arguments.add(parsers.expressions().expression());
            if (cursor.accept("as")) {
                cursor.label();
            }
            jsonClauses(arguments);
        }
        columns(columns, arguments, xml);
        if (json) {
            jsonClauses(arguments);
        }
        cursor.expectSign(")");
        FromItem.Alias alias = parsers.from().alias();
        return new FromItem.StandardTable(
                cursor.since(start), token.text(), arguments, columns, lateral, alias);
    }

    private void columns(List<FromItem.StandardColumn> columns, List<Expr> arguments, boolean xml) {
        cursor.expect("columns");
        boolean open = !xml && cursor.acceptSign("(");
        do {
            if (!xml && cursor.at("nested")) {
                cursor.next();
                cursor.accept("path");
                arguments.add(parsers.expressions().expression());
                if (cursor.accept("as")) {
                    cursor.label();
                }
                columns(columns, arguments, false);
                continue;
            }
            columns.add(column(xml));
        } while (cursor.acceptSign(","));
        if (open) {
            cursor.expectSign(")");
        }
    }

    private FromItem.StandardColumn column(boolean xml) {
        Name name = cursor.columnId();
        if (cursor.accept("for", "ordinality")) {
            return new FromItem.StandardColumn(name, null, List.of());
        }
        TypeName type = parsers.types().type();
        List<Expr> arguments = new ArrayList<>();
        cursor.accept("exists");
        boolean more = true;
        while (more) {
            if (cursor.acceptWord("path") || (xml && cursor.accept("default"))) {
                arguments.add(parsers.expressions().restricted());
            } else if (xml) {
                more = cursor.accept("not", "null") || cursor.accept("null");
            } else {
                more = jsonClause(arguments);
            }
        }
        return new FromItem.StandardColumn(name, type, arguments);
    }
}
