package io.offshoot.streams.event;

/** What the checks say of a photo: what they found out about it, or why it is refused. */
sealed interface Verdict permits PhotoFacts, Rejection {}
