package org.schemaregistry.core.guard;

/// What is wrong with one value. `path` is empty, or leads into a nested record: `.city`.
record Fault(Mismatch.Kind kind, String path, String expected, String found) {
    Fault {
        if (found.length() > 100) {
            found = found.substring(0, 100);
        }
    }

    Fault inside(String member) {
        return new Fault(kind, "." + member + path, expected, found);
    }
}
