package io.offshoot.evaluate.report;

import java.util.Locale;

/** Draws SVG. */
final class SvgSurface implements Surface {
    private final StringBuilder svg;

    SvgSurface(int width, int height) {
        svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                width,
                height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double width) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#%06x\" stroke-width=\"%.1f\"/>\n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width));
    }

    @Override
    public void dot(double x, double y, double radius, int colour) {
        svg.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\"/>\n", x, y, radius, colour));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                x,
                y,
                anchor.svg(),
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    String text() {
        return svg + "</svg>\n";
    }
}
