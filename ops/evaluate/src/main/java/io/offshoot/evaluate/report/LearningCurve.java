package io.offshoot.evaluate.report;

import io.offshoot.evaluate.report.Surface.Anchor;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Macro accuracy over shots, a line per arm with its 95 % intervals; shots on a scale of twos.
 *
 * @param summary at least one score
 */
public record LearningCurve(Summary summary) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 60;
    private static final int RIGHT = 600;
    private static final int TOP = 30;
    private static final int BOTTOM = 370;
    private static final int GREY = 0xdddddd;
    private static final int APART = 4;
    private static final int[] COLOURS = {0x888888, 0x4477aa, 0xee6677, 0xccbb44, 0xaa3377, 0x228833};

    /** The picture as SVG. */
    public String svg() {
        SvgSurface surface = new SvgSurface(WIDTH, HEIGHT);
        draw(surface);
        return surface.text();
    }

    /** The picture as pixels. */
    public BufferedImage picture() {
        PictureSurface surface = new PictureSurface(WIDTH, HEIGHT);
        draw(surface);
        return surface.picture();
    }

    private void draw(Surface surface) {
        surface.text(LEFT, 18, "macro accuracy, % (mean over seeds, 95 % bootstrap interval)", Anchor.START);
        for (int percent = 0; percent <= 100; percent += 20) {
            surface.line(LEFT, y(percent / 100.0), RIGHT, y(percent / 100.0), GREY, 1);
            surface.text(LEFT - 8, y(percent / 100.0) + 4, Integer.toString(percent), Anchor.END);
        }
        for (int shots : summary.shots()) {
            surface.text(x(shots), BOTTOM + 20, Integer.toString(shots), Anchor.MIDDLE);
        }
        surface.text((LEFT + RIGHT) / 2.0, BOTTOM + 40, "photos per class", Anchor.MIDDLE);
        List<String> arms = summary.arms();
        for (int i = 0; i < arms.size(); i++) {
            arm(surface, arms.get(i), i);
        }
    }

    /** Arms stand a little apart, so that their intervals do not cover one another. */
    private void arm(Surface surface, String arm, int number) {
        int colour = COLOURS[number % COLOURS.length];
        double shift = APART * (number - (summary.arms().size() - 1) / 2.0);
        List<Row> rows =
                summary.rows().stream().filter(row -> row.arm().equals(arm)).toList();
        for (int i = 0; i < rows.size(); i++) {
            double x = x(rows.get(i).shots()) + shift;
            double y = y(rows.get(i).accuracy().mean());
            surface.line(
                    x,
                    y(rows.get(i).accuracy().low()),
                    x,
                    y(rows.get(i).accuracy().high()),
                    colour,
                    1.2);
            surface.dot(x, y, 3, colour);
            if (i > 0) {
                Row before = rows.get(i - 1);
                surface.line(x(before.shots()) + shift, y(before.accuracy().mean()), x, y, colour, 2);
            }
        }
        double legend = TOP + 20.0 * number + 10;
        surface.line(RIGHT + 20, legend - 4, RIGHT + 40, legend - 4, colour, 2);
        surface.text(RIGHT + 48, legend, arm, Anchor.START);
    }

    private double x(int shots) {
        List<Integer> all = summary.shots();
        double least = Math.log(all.get(0));
        double most = Math.log(all.get(all.size() - 1));
        double share = most > least ? (Math.log(shots) - least) / (most - least) : 0.5;
        return LEFT + 25 + share * (RIGHT - LEFT - 50);
    }

    private static double y(double accuracy) {
        return BOTTOM - accuracy * (BOTTOM - TOP);
    }
}
