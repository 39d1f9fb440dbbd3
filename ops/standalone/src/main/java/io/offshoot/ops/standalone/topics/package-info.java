/** Makes the topics on the brokers, or checks those that are there. */
@NullMarked
package io.offshoot.ops.standalone.topics;

import org.jspecify.annotations.NullMarked;
