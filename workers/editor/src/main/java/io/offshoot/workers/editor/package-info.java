/** Edits photos by diffusion. */
@NullMarked
package io.offshoot.workers.editor;

import org.jspecify.annotations.NullMarked;
