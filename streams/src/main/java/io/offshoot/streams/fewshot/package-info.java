/** The collector: keeps the first photos of each class and asks for a concept to be learned from them. */
@NullMarked
package io.offshoot.streams.fewshot;

import org.jspecify.annotations.NullMarked;
