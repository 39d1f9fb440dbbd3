/** One configuration file, the environment and the options, as one set of keys. */
@NullMarked
package io.offshoot.ops.cli.config;

import org.jspecify.annotations.NullMarked;
