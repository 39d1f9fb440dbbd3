package io.offshoot.ops.cli.sheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Draws a contact sheet: source photo, then its edits with their strengths, a row a photo, a block a class. */
public final class ContactSheet {
    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22262B);
    private static final Color FAINT = new Color(0x6B7178);
    private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final Font SMALL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private final List<SheetBlock> blocks;
    private final SheetLayout layout;

    /** A sheet of these blocks whose pictures are {@code cell} pixels on their longer side. */
    public ContactSheet(List<SheetBlock> blocks, int cell) {
        this.blocks = List.copyOf(blocks);
        this.layout = SheetLayout.of(this.blocks, cell);
    }

    /** The drawn sheet, RGB. */
    public BufferedImage draw() {
        BufferedImage sheet = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int block = 0; block < blocks.size(); block++) {
                drawBlock(graphics, block);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private void drawBlock(Graphics2D graphics, int index) {
        SheetBlock block = blocks.get(index);
        int x = layout.blockX(index);
        int y = layout.blockY(index);
        text(graphics, block.label(), TITLE_FONT, INK, x, y + 16);
        text(graphics, block.note(), SMALL_FONT, FAINT, x, y + 34);
        for (int row = 0; row < block.rows().size(); row++) {
            drawRow(graphics, index, row, block.rows().get(row));
        }
    }

    private void drawRow(Graphics2D graphics, int block, int row, SheetRow content) {
        int y = layout.cellY(block, row);
        drawCell(graphics, content.source(), "photo", layout.cellX(block, 0), y);
        for (int edit = 0; edit < content.edits().size(); edit++) {
            SheetEdit shown = content.edits().get(edit);
            String caption = String.format(Locale.ROOT, "%.2f", shown.strength());
            drawCell(graphics, shown.image(), caption, layout.cellX(block, edit + 1), y);
        }
    }

    private void drawCell(Graphics2D graphics, BufferedImage image, String caption, int x, int y) {
        double scale = (double) layout.cell() / Math.max(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        graphics.drawImage(image, x, y + (layout.cell() - height) / 2, width, height, null);
        text(graphics, caption, SMALL_FONT, FAINT, x, y + layout.cell() + SheetLayout.CAPTION - 3);
    }

    private static void text(Graphics2D graphics, String text, Font font, Color colour, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, x, y);
    }
}
