/** Holds docker-compose.yml and the image against the commands, and runs the roles as separate processes. */
@NullMarked
package io.offshoot.ops.cli.deploy;

import org.jspecify.annotations.NullMarked;
