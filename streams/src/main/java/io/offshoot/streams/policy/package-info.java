/** Policies: which settings a class goes by. */
@NullMarked
package io.offshoot.streams.policy;

import org.jspecify.annotations.NullMarked;
