/** The editor against a Python program that edits the same photos with the same weights. */
@NullMarked
package io.offshoot.ops.bench.editor;

import org.jspecify.annotations.NullMarked;
