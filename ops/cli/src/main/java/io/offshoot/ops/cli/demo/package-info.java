/** The demo: the whole flow in one JVM, from photos to a contact sheet and a summary. */
@NullMarked
package io.offshoot.ops.cli.demo;

import org.jspecify.annotations.NullMarked;
