/// Secrets in environment variables: `env:NAME`. Found by `ServiceLoader`.
@NullMarked
package org.schemaregistry.adapter.secret.env;

import org.jspecify.annotations.NullMarked;
