/** How the pixels of an image event are to be seen. */
@NullMarked
package io.offshoot.schemas.image;

import org.jspecify.annotations.NullMarked;
