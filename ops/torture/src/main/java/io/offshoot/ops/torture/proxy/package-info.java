/** A TCP proxy whose connections can be made slow or be reset. */
@NullMarked
package io.offshoot.ops.torture.proxy;

import org.jspecify.annotations.NullMarked;
