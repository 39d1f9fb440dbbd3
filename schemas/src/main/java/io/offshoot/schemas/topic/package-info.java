/** The topics: name, serdes, partitions and limits of each, in one place. */
@NullMarked
package io.offshoot.schemas.topic;

import org.jspecify.annotations.NullMarked;
