/** Intake: turns a received record into an accepted photo or a dead letter; bad data is a branch, never an exception. */
@NullMarked
package io.offshoot.streams.event;

import org.jspecify.annotations.NullMarked;
