package org.schemaregistry.sql.bind;

/// Leads from a check that took all the steps it may take to the place that ends it.
final class StepsSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepsSpent() {
        super("the steps of a check are spent", null, false, false);
    }
}
