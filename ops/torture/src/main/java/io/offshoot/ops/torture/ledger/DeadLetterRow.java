package io.offshoot.ops.torture.ledger;

/**
 * A dead letter: the header names are those that Kafka Streams and the documentation give.
 *
 * @param row the record
 * @param origin where it says that it was read from
 * @param reason why it was set aside, as a machine word
 */
record DeadLetterRow(Row<byte[]> row, Coordinates origin, String reason) {

    static DeadLetterRow of(Row<byte[]> row) {
        Coordinates origin = new Coordinates(
                row.header("__streams.errors.topic"),
                number(row.header("__streams.errors.partition")),
                number(row.header("__streams.errors.offset")));
        return new DeadLetterRow(row, origin, row.header("offshoot.reason"));
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
