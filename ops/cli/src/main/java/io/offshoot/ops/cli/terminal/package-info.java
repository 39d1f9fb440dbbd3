/** What a person sees while a command runs: progress, log lines, one-sentence errors. */
@NullMarked
package io.offshoot.ops.cli.terminal;

import org.jspecify.annotations.NullMarked;
