/** The contact sheet: source photos beside their edits, a row a photo, a block a class. */
@NullMarked
package io.offshoot.ops.cli.sheet;

import org.jspecify.annotations.NullMarked;
