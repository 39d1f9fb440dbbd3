/** The made-up species: what follows from a species seed alone. */
@NullMarked
package io.offshoot.simulator.species;

import org.jspecify.annotations.NullMarked;
