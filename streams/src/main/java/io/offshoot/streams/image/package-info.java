/** What intake looks at in the bytes of a photo: format, size, wholeness. Knows nothing of Kafka. */
@NullMarked
package io.offshoot.streams.image;

import org.jspecify.annotations.NullMarked;
