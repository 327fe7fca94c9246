package org.schemaregistry.sql.syntax;

/// The parsers of one text; each knows the others through this. One thread.
final class Parsers {
    private final TypeNameParser types;
    private final ExprParser expressions;
    private final PrimaryParser primary;
    private final CallParser calls;
    private final XmlParser xml;
    private final JsonParser json;
    private final SelectParser selects;
    private final QueryOptionsParser options;
    private final WithParser withs;
    private final FromParser from;
    private final DmlParser dml;

    Parsers(TokenCursor cursor) {
        types = new TypeNameParser(cursor);
        expressions = new ExprParser(cursor, this);
        primary = new PrimaryParser(cursor, this);
        calls = new CallParser(cursor, this);
        xml = new XmlParser(cursor, this);
        json = new JsonParser(cursor, this);
        selects = new SelectParser(cursor, this);
        options = new QueryOptionsParser(cursor, this);
        withs = new WithParser(cursor, this);
        from = new FromParser(cursor, this);
        dml = new DmlParser(cursor, this);
    }

    TypeNameParser types() {
        return types;
    }

    ExprParser expressions() {
        return expressions;
    }

    PrimaryParser primary() {
        return primary;
    }

    CallParser calls() {
        return calls;
    }

    XmlParser xml() {
        return xml;
    }

    JsonParser json() {
        return json;
    }

    SelectParser selects() {
        return selects;
    }

    QueryOptionsParser options() {
        return options;
    }

    WithParser withs() {
        return withs;
    }

    FromParser from() {
        return from;
    }

    DmlParser dml() {
        return dml;
    }
}
