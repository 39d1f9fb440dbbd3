/** The work loop that trainer and editor share. */
@NullMarked
package io.offshoot.workers.work;

import org.jspecify.annotations.NullMarked;
