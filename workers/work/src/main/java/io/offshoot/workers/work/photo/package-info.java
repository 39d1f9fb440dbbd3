/** Photos as they travel in requests. */
@NullMarked
package io.offshoot.workers.work.photo;

import org.jspecify.annotations.NullMarked;
