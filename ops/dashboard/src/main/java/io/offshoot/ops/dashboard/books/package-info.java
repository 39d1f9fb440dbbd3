/** The accounts of the flow: what came in, what came of it, and whether that is all of it. */
@NullMarked
package io.offshoot.ops.dashboard.books;

import org.jspecify.annotations.NullMarked;
