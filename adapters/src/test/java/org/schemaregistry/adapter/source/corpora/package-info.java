/// Real schema histories against the connector, the differ and the rules. The folder comes by the
/// system property `corpora.dir`.
@NullMarked
package org.schemaregistry.adapter.source.corpora;

import org.jspecify.annotations.NullMarked;
