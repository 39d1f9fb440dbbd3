package io.offshoot.ops.dashboard.watch;

/**
 * Dead letters of one reason.
 *
 * @param stage who set them aside: topology, trainer or editor
 * @param reason why, as a machine word
 * @param count how many
 * @param sentence why the newest of them was, as a sentence
 */
public record DeadLetterCount(String stage, String reason, long count, String sentence) {}
