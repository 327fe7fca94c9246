/// Tree and catalog to verdict: scopes, names, types and the rules that PostgreSQL applies when it
/// analyses a query, with every error at once. Pure; the entry is [QueryChecker].
@NullMarked
package org.schemaregistry.sql.bind;

import org.jspecify.annotations.NullMarked;
