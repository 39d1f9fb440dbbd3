/** The dashboard over HTTP: the page, the snapshot as JSON and as server-sent events, and the pictures. */
@NullMarked
package io.offshoot.ops.dashboard.web;

import org.jspecify.annotations.NullMarked;
