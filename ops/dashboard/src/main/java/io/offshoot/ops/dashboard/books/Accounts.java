package io.offshoot.ops.dashboard.books;

/**
 * The sums of the flow. All count committed records, each result once however often it was published.
 *
 * @param accepted training photos that intake let through
 * @param waiting those of them that wait for a concept or for the end of a pause
 * @param planned edits asked for, M for each of the others
 * @param synthetic edits made
 * @param failed edits that a dead letter stands for, M for each
 * @param pending edits whose request is not finished yet
 * @param balance accepted x M - synthetic - M x failures - pending: above 0 something is lost, below 0 made twice
 * @param repeated results published again under the id of the first time, which queue mode allows
 * @param sinceStart false when the topics held too much to count from their beginning: then the sums count from the time
 *     when the dashboard started
 */
public record Accounts(
        long accepted,
        long waiting,
        long planned,
        long synthetic,
        long failed,
        long pending,
        long balance,
        long repeated,
        boolean sinceStart) {}
