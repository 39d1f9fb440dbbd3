package io.offshoot.evaluate.report;

/** What a chart is drawn on; coordinates in pixels from the upper left, colours as 0xRRGGBB. */
interface Surface {
    void line(double x1, double y1, double x2, double y2, int colour, double width);

    void dot(double x, double y, double radius, int colour);

    void text(double x, double y, String text, Anchor anchor);

    /** Which point of a text its coordinates are. */
    enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String svg;
        private final double share;

        Anchor(String svg, double share) {
            this.svg = svg;
            this.share = share;
        }

        String svg() {
            return svg;
        }

        /** Of the text's width that lies before the point. */
        double share() {
            return share;
        }
    }
}
