@NullMarked
package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.NullMarked;
