/** Which rows are computed together and when: batches that rows join and leave between steps, and the stages around them. */
@NullMarked
package io.offshoot.diffusion.inflight;

import org.jspecify.annotations.NullMarked;
