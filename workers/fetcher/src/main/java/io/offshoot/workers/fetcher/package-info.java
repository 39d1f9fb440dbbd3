/** Photos by reference: fetches them from allowed places, within limits, and publishes them with their bytes. */
@NullMarked
package io.offshoot.workers.fetcher;

import org.jspecify.annotations.NullMarked;
