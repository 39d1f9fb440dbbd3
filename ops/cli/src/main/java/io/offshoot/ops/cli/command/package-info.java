/** What every command is given and how it fails. */
@NullMarked
package io.offshoot.ops.cli.command;

import org.jspecify.annotations.NullMarked;
