package io.offshoot.streams.event;

/** What the checks say of a photo: what they found out about it, that it lies elsewhere, or why it is refused. */
sealed interface Verdict permits PhotoFacts, Referred, Rejection {}
