/** Records to bytes and back, in Confluent's wire format. */
@NullMarked
package io.offshoot.schemas.serde;

import org.jspecify.annotations.NullMarked;
