/** How the bytes of an image event are read and its pixels are to be seen. */
@NullMarked
package io.offshoot.schemas.image;

import org.jspecify.annotations.NullMarked;
