/// Measures the registry. Each class prints what docs/benchmarks.md tells, beside a peer or a limit
/// of the machine taken in the same run.
@NullMarked
package org.schemaregistry.bench;

import org.jspecify.annotations.NullMarked;
