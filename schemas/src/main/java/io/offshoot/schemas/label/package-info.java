/** What a label is: when two labels name the same class, and which token stands for a class in prompts. */
@NullMarked
package io.offshoot.schemas.label;

import org.jspecify.annotations.NullMarked;
