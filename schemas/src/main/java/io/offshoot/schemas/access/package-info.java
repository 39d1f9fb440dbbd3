/** What a program may do on a cluster with an authorizer, and sentences that name what it lacks. */
@NullMarked
package io.offshoot.schemas.access;

import org.jspecify.annotations.NullMarked;
