package io.offshoot.ops.torture.ledger;

/**
 * What the ledger counted in one schedule.
 *
 * @param images records that came in
 * @param accepted photos in real
 * @param requests edit requests
 * @param synthetic edits
 * @param repeated those of them that are there a second time and more
 * @param rejects dead letters of intake
 * @param failures dead letters of the workers
 * @param concepts concepts
 * @param samples how often the committed offsets were looked at
 */
public record Totals(
        int images,
        int accepted,
        int requests,
        int synthetic,
        int repeated,
        int rejects,
        int failures,
        int concepts,
        int samples) {}
