package io.offshoot.ops.cli.sheet;

import java.util.List;

/**
 * Where the parts of a contact sheet lie, in pixels: blocks fill equal columns, the fewest columns that keep the sheet
 * from being much taller than wide.
 *
 * @param cell side of one picture
 * @param editColumns edits in the widest row
 * @param blockRows rows in the tallest block
 * @param blockColumns blocks side by side
 * @param blocks blocks in all
 */
record SheetLayout(int cell, int editColumns, int blockRows, int blockColumns, int blocks) {
    static final int GAP = 4;
    static final int CAPTION = 14;
    static final int TITLE = 44;
    static final int MARGIN = 20;

    private static final double TALLEST = 1.25;

    static SheetLayout of(List<SheetBlock> blocks, int cell) {
        int edits = blocks.stream().mapToInt(SheetBlock::widestRow).max().orElse(0);
        int rows = blocks.stream().mapToInt(block -> block.rows().size()).max().orElse(0);
        SheetLayout layout = new SheetLayout(cell, edits, rows, 1, blocks.size());
        while (layout.height() > TALLEST * layout.width() && layout.blockColumns() < blocks.size()) {
            layout = new SheetLayout(cell, edits, rows, layout.blockColumns() + 1, blocks.size());
        }
        return layout;
    }

    int rowHeight() {
        return cell + CAPTION + GAP;
    }

    int blockWidth() {
        return (editColumns + 1) * (cell + GAP) + GAP;
    }

    int blockHeight() {
        return TITLE + blockRows * rowHeight();
    }

    int width() {
        return MARGIN + blockColumns * (blockWidth() + MARGIN);
    }

    int height() {
        int bands = (Math.max(blocks, 1) + blockColumns - 1) / blockColumns;
        return MARGIN + bands * (blockHeight() + MARGIN);
    }

    int blockX(int block) {
        return MARGIN + block % blockColumns * (blockWidth() + MARGIN);
    }

    int blockY(int block) {
        return MARGIN + block / blockColumns * (blockHeight() + MARGIN);
    }

    /** Left edge of picture {@code column} of a row; the source is column 0 and stands a little apart. */
    int cellX(int block, int column) {
        return blockX(block) + column * (cell + GAP) + (column > 0 ? GAP : 0);
    }

    int cellY(int block, int row) {
        return blockY(block) + TITLE + row * rowHeight();
    }
}
