/// Tests of what secret providers share.
@NullMarked
package org.schemaregistry.adapter.secret;

import org.jspecify.annotations.NullMarked;
