package io.offshoot.ops.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    private static final int CELL = 40;

    @Test
    void ordersTheEditsOfARowByStrength() {
        SheetRow row = new SheetRow(square(Color.RED), List.of(edit(0.75), edit(0.25), edit(0.5)));

        assertThat(row.edits()).extracting(SheetEdit::strength).containsExactly(0.25, 0.5, 0.75);
    }

    @Test
    void drawsTheSourceFirstAndTheEditBesideIt() {
        SheetRow row = new SheetRow(square(Color.RED), List.of(new SheetEdit(0.5, square(Color.BLUE))));
        List<SheetBlock> blocks = List.of(new SheetBlock("oat", "", List.of(row)));
        SheetLayout layout = SheetLayout.of(blocks, CELL);

        BufferedImage sheet = new ContactSheet(blocks, CELL).draw();

        assertThat(colourAt(sheet, layout.cellX(0, 0), layout.cellY(0, 0))).isEqualTo(Color.RED);
        assertThat(colourAt(sheet, layout.cellX(0, 1), layout.cellY(0, 0))).isEqualTo(Color.BLUE);
    }

    @Test
    void keepsAWidePictureWide() {
        SheetRow row = new SheetRow(new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB), List.of());
        List<SheetBlock> blocks = List.of(new SheetBlock("oat", "", List.of(row)));
        SheetLayout layout = SheetLayout.of(blocks, CELL);

        BufferedImage sheet = new ContactSheet(blocks, CELL).draw();

        assertThat(colourAt(sheet, layout.cellX(0, 0), layout.cellY(0, 0) - CELL / 2 + 2))
                .isNotEqualTo(Color.BLACK);
        assertThat(colourAt(sheet, layout.cellX(0, 0), layout.cellY(0, 0))).isEqualTo(Color.BLACK);
    }

    @Test
    void putsManyBlocksSideBySide() {
        SheetRow row = new SheetRow(square(Color.RED), List.of(edit(0.5)));
        SheetBlock tall = new SheetBlock("oat", "", Collections.nCopies(16, row));

        SheetLayout layout = SheetLayout.of(Collections.nCopies(9, tall), CELL);

        assertThat(layout.blockColumns()).isGreaterThan(2);
        assertThat(layout.height()).isLessThanOrEqualTo((int) (1.25 * layout.width()) + 1);
    }

    private static SheetEdit edit(double strength) {
        return new SheetEdit(strength, square(Color.GREEN));
    }

    private static BufferedImage square(Color colour) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 64, 64);
        graphics.dispose();
        return image;
    }

    private static Color colourAt(BufferedImage sheet, int x, int y) {
        return new Color(sheet.getRGB(x + CELL / 2, y + CELL / 2));
    }
}
