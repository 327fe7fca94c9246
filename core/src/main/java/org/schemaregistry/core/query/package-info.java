/// The vocabulary of the query check: a query, the findings against it and the verdict. Pure data;
/// imported by the language SPI, the checkers and the faces.
@NullMarked
package org.schemaregistry.core.query;

import org.jspecify.annotations.NullMarked;
