/// Tests of the file secrets.
@NullMarked
package org.schemaregistry.adapter.secret.file;

import org.jspecify.annotations.NullMarked;
