package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The XML forms of the standard. Their expressions are kept, most keywords are not. One thread.
final class XmlParser {
    private final TokenCursor cursor;
    private final Parsers parsers;

    XmlParser(TokenCursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The form that starts with the keyword and a parenthesis, null if it is none.
    @Nullable Expr expression(Token token) {
        return switch (token.text()) {
            case "xmlconcat" -> form(token, this::plainList);
            case "xmlelement" -> element(token);
            case "xmlforest" -> forest(token);
            case "xmlparse" -> form(token, this::parse);
            case "xmlpi" -> form(token, this::instruction);
            case "xmlroot" -> form(token, this::root);
            case "xmlexists" -> exists(token);
            case "xmlserialize" -> serialize(token);
            default -> null;
        };
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
        return xml(token, List.of(), arguments, null);
    }

    private Expr xml(
            Token token, List<Expr.XmlNamed> named, List<Expr> arguments, @Nullable TypeName as) {
        return new Expr.Xml(cursor.since(token.start()), token.text(), named, arguments, as);
    }

    private void plainList(List<Expr> arguments) {
        arguments.addAll(parsers.expressions().list());
    }

    private List<Expr.XmlNamed> labelled() {
        List<Expr.XmlNamed> named = new ArrayList<>();
        do {
            int start = cursor.peek().start();
            Expr value = parsers.expressions().expression();
            Name name = cursor.accept("as") ? cursor.label() : null;
            named.add(new Expr.XmlNamed(cursor.since(start), value, name));
        } while (cursor.acceptSign(","));
        return named;
    }

    private Expr forest(Token token) {
        cursor.next();
        cursor.expectSign("(");
        List<Expr.XmlNamed> named = labelled();
        cursor.expectSign(")");
        return xml(token, named, List.of(), null);
    }

    private Expr element(Token token) {
        cursor.next();
        cursor.expectSign("(");
        cursor.expect("name");
        cursor.label();
        List<Expr.XmlNamed> named = List.of();
        List<Expr> arguments = new ArrayList<>();
        boolean more = cursor.acceptSign(",");
        if (more && cursor.at("xmlattributes") && cursor.peek(1).isSign("(")) {
            cursor.next();
            cursor.next();
            named = labelled();
            cursor.expectSign(")");
            more = cursor.acceptSign(",");
        }
        if (more) {
            plainList(arguments);
        }
        cursor.expectSign(")");
        return xml(token, named, arguments, null);
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

    /// XMLEXISTS is the call of a function.
    private Expr exists(Token token) {
        cursor.next();
        cursor.expectSign("(");
        List<Expr.Argument> arguments = new ArrayList<>();
        arguments.add(new Expr.Argument(null, parsers.primary().primary()));
        cursor.expect("passing");
        passingMechanism();
        arguments.add(new Expr.Argument(null, parsers.primary().primary()));
        passingMechanism();
        cursor.expectSign(")");
        return PrimaryParser.builtInCall(
                cursor.since(token.start()), token.span(), "xmlexists", arguments);
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
        return xml(token, List.of(), List.of(value), type);
    }

    /// XMLTABLE in FROM.
    FromItem.XmlTable table(boolean lateral, int start) {
        cursor.next();
        cursor.next();
        List<Expr.XmlNamed> namespaces = cursor.at("xmlnamespaces") ? namespaces() : List.of();
        Expr row = parsers.primary().primary();
        cursor.expect("passing");
        passingMechanism();
        Expr document = parsers.primary().primary();
        passingMechanism();
        cursor.expect("columns");
        List<FromItem.XmlColumn> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        FromItem.Alias alias = parsers.from().alias();
        return new FromItem.XmlTable(
                cursor.since(start), namespaces, row, document, columns, lateral, alias);
    }

    private List<Expr.XmlNamed> namespaces() {
        List<Expr.XmlNamed> namespaces = new ArrayList<>();
        cursor.next();
        cursor.expectSign("(");
        do {
            int start = cursor.peek().start();
            boolean named = !cursor.accept("default");
            Expr value = parsers.expressions().restricted();
            if (named) {
                cursor.expect("as");
            }
            Name name = named ? cursor.label() : null;
            namespaces.add(new Expr.XmlNamed(cursor.since(start), value, name));
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        cursor.expectSign(",");
        return namespaces;
    }

    private FromItem.XmlColumn column() {
        Name name = cursor.columnId();
        if (cursor.accept("for", "ordinality")) {
            return new FromItem.XmlColumn(name, null, null, null);
        }
        TypeName type = parsers.types().type();
        Expr path = null;
        Expr otherwise = null;
        boolean nullable = false;
        while (true) {
            Token option = cursor.peek();
            if (cursor.acceptWord("path")) {
                Expr again = path;
                path = parsers.expressions().restricted();
                refuse(again != null, option, "only one PATH value per column is allowed");
            } else if (cursor.accept("default")) {
                Expr again = otherwise;
                otherwise = parsers.expressions().restricted();
                refuse(again != null, option, "only one DEFAULT value is allowed");
            } else if (cursor.accept("not", "null") || cursor.accept("null")) {
                refuse(
                        nullable,
                        option,
                        "conflicting or redundant NULL / NOT NULL declarations for column \""
                                + name.text()
                                + "\"");
                nullable = true;
            } else if (option.kind() == Token.Kind.IDENTIFIER) {
                cursor.next();
                parsers.expressions().restricted();
                refuse(true, option, "unrecognized column option \"" + option.text() + "\"");
            } else {
                return new FromItem.XmlColumn(name, type, path, otherwise);
            }
        }
    }

    private void refuse(boolean wrong, Token at, String message) {
        if (wrong) {
            cursor.report(at.span(), "42601", message);
        }
    }
}
