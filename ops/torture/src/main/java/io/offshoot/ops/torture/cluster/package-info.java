/** The processes under torture as one cluster. */
@NullMarked
package io.offshoot.ops.torture.cluster;

import org.jspecify.annotations.NullMarked;
