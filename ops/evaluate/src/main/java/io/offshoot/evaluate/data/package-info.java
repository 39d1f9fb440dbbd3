/** Labelled photos of a folder, and how each seed splits them into shots and test. */
@NullMarked
package io.offshoot.evaluate.data;

import org.jspecify.annotations.NullMarked;
