/** An independent reader of the topics and the invariants it checks; knows nothing of the classes that wrote them. */
@NullMarked
package io.offshoot.ops.torture.ledger;

import org.jspecify.annotations.NullMarked;
