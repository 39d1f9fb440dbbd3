/** Finds test photos, and near-copies of them, where they must not be. */
@NullMarked
package io.offshoot.evaluate.leak;

import org.jspecify.annotations.NullMarked;
