/// Tests of the env secrets.
@NullMarked
package org.schemaregistry.adapter.secret.env;

import org.jspecify.annotations.NullMarked;
