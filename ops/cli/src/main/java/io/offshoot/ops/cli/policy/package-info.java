/** {@code offshoot policy}: how classes are learned from and edited. */
@NullMarked
package io.offshoot.ops.cli.policy;

import org.jspecify.annotations.NullMarked;
