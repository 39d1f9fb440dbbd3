/** The stream of real and synthetic images as trainers read it: bounded, mixed as DA-Fusion mixes, and resumable. */
@NullMarked
package io.offshoot.training;

import org.jspecify.annotations.NullMarked;
