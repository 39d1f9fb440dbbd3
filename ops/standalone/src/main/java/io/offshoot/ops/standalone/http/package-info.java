/** The web service of a node: health, metrics and routes that others add. */
@NullMarked
package io.offshoot.ops.standalone.http;

import org.jspecify.annotations.NullMarked;
