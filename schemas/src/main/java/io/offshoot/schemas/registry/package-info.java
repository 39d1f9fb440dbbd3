/** The schema registry, through Confluent's client. */
@NullMarked
package io.offshoot.schemas.registry;

import org.jspecify.annotations.NullMarked;
