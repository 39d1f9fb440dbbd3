package io.offshoot.ops.cli.sheet;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;

/** One photo and its edits, weakest first. */
public record SheetRow(BufferedImage source, List<SheetEdit> edits) {
    public SheetRow {
        edits = edits.stream()
                .sorted(Comparator.comparingDouble(SheetEdit::strength))
                .toList();
    }
}
