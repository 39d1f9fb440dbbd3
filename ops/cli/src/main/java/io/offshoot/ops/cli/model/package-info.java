/** Models before they are used. */
@NullMarked
package io.offshoot.ops.cli.model;

import org.jspecify.annotations.NullMarked;
