package io.offshoot.streams.image;

/** What came of looking at some bytes: the image's header, or what is wrong with it. */
public sealed interface Inspection permits ImageHeader, ImageFault {}
