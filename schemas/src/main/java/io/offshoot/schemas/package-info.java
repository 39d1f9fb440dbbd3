/** What flows through Offshoot: records, topics and serdes. */
@NullMarked
package io.offshoot.schemas;

import org.jspecify.annotations.NullMarked;
