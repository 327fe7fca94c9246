/// Tests of the typing rules, most of them against a real server.
@NullMarked
package org.schemaregistry.sql.type;

import org.jspecify.annotations.NullMarked;
