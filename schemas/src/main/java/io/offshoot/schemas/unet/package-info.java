/** What the name of a UNet is, by which policies and requests choose one that the workers were given. */
@NullMarked
package io.offshoot.schemas.unet;

import org.jspecify.annotations.NullMarked;
