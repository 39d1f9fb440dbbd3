/**
 * A deterministic stand-in for the diffusion networks, and worker processes that run with it: everything but the networks is
 * the production code. For tests of delivery and scale; its pictures are of no use to anyone.
 */
@NullMarked
package io.offshoot.ops.standin;

import org.jspecify.annotations.NullMarked;
