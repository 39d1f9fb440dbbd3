/** Hashes that identities, seeds and draws come from. */
@NullMarked
package io.offshoot.streams.hash;

import org.jspecify.annotations.NullMarked;
