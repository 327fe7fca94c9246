/// Secrets in files: `file:PATH`. Found by `ServiceLoader`.
@NullMarked
package org.schemaregistry.adapter.secret.file;

import org.jspecify.annotations.NullMarked;
