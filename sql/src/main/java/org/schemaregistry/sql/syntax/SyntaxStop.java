package org.schemaregistry.sql.syntax;

/// Leads from a syntax error to the place that recovers from it; never leaves the parser.
final class SyntaxStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient SyntaxError error;

    SyntaxStop(SyntaxError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }
}
