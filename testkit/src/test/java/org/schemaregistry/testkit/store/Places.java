package org.schemaregistry.testkit.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The places that one test makes, in this order; closing removes them. For one thread.
final class Places implements AutoCloseable {
    private final List<Place> made = new ArrayList<>();

    Place sqlite(Path file) {
        return added(Place.sqlite(file));
    }

    Place postgres() {
        return added(Place.postgres());
    }

    Place added(Place place) {
        made.add(place);
        return place;
    }

    int count() {
        return made.size();
    }

    Place last() {
        return made.getLast();
    }

    @Override
    public void close() {
        made.forEach(Place::close);
    }
}
