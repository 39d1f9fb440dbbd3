/** Scores as a table, a file of commas and a picture. */
@NullMarked
package io.offshoot.evaluate.report;

import org.jspecify.annotations.NullMarked;
