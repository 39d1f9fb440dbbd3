package io.offshoot.evaluate.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** Draws pixels, two for each of a chart in both directions. */
final class PictureSurface implements Surface {
    private static final int SCALE = 2;

    private final BufferedImage picture;
    private final Graphics2D graphics;

    PictureSurface(int width, int height) {
        picture = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        graphics = picture.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double width) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        graphics.setColor(new Color(colour));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor) {
        graphics.setColor(Color.BLACK);
        double before = anchor.share() * graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (x - before), (float) y);
    }

    BufferedImage picture() {
        graphics.dispose();
        return picture;
    }
}
