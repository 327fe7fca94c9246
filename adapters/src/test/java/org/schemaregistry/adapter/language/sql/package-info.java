/// The check of SQL held against live servers, over what real scans of them say.
@NullMarked
package org.schemaregistry.adapter.language.sql;

import org.jspecify.annotations.NullMarked;
