/** Runs the service: everything in one JVM, or one role. */
@NullMarked
package io.offshoot.ops.cli.service;

import org.jspecify.annotations.NullMarked;
