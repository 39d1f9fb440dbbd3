package io.offshoot.ops.cli.sheet;

import java.util.List;

/** The rows of one class under its name and a line about its concept. */
public record SheetBlock(String label, String note, List<SheetRow> rows) {
    public SheetBlock {
        rows = List.copyOf(rows);
    }

    /** The most edits any row of the block has. */
    int widestRow() {
        return rows.stream().mapToInt(row -> row.edits().size()).max().orElse(0);
    }
}
