package io.offshoot.ops.bench;

import java.util.Locale;
import java.util.Map;

/**
 * Bars beside their names and values, as SVG.
 *
 * @param title what is measured and in which unit
 * @param bars values by name, in order; at least one above 0
 */
public record BarChart(String title, Map<String, Double> bars) {

    private static final int WIDTH = 640;
    private static final int ROW = 34;
    private static final int TOP = 44;
    private static final int LEFT = 150;
    private static final int LONGEST = 400;

    /** The picture. */
    public String svg() {
        double most =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"14\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "<text x=\"12\" y=\"26\" font-weight=\"bold\">%s</text>%n",
                WIDTH,
                TOP + ROW * bars.size() + 10,
                title));
        int y = TOP;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            svg.append(row(bar.getKey(), bar.getValue(), y, (int) Math.round(LONGEST * bar.getValue() / most)));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(String name, double value, int y, int length) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" fill=\"#3b7a57\"/>%n"
                        + "<text x=\"%d\" y=\"%d\">%.2f</text>%n",
                LEFT - 8,
                y + 16,
                name,
                LEFT,
                y,
                length,
                LEFT + length + 8,
                y + 16,
                value);
    }
}
