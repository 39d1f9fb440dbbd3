/** The planner: turns an accepted photo and its class's concept into a request for edits. */
@NullMarked
package io.offshoot.streams.plan;

import org.jspecify.annotations.NullMarked;
