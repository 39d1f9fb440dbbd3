/** Why a record was set aside, as headers beside its original bytes. */
@NullMarked
package io.offshoot.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
