package io.offshoot.simulator.species;

/** A colour as linear light, each part from 0 to about 1. */
public record Colour(double red, double green, double blue) {

    /** From sRGB's 0 to 255. */
    public static Colour srgb(int red, int green, int blue) {
        return new Colour(linear(red / 255.0), linear(green / 255.0), linear(blue / 255.0));
    }

    /** From hue in degrees, saturation and brightness in [0, 1], read as sRGB. */
    public static Colour hsb(double hue, double saturation, double brightness) {
        return new Colour(
                linear(channel(5, hue, saturation, brightness)),
                linear(channel(3, hue, saturation, brightness)),
                linear(channel(1, hue, saturation, brightness)));
    }

    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    public Colour towards(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    private static double channel(int offset, double hue, double saturation, double brightness) {
        double k = (offset + hue / 60) % 6;
        return brightness - brightness * saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
    }

    private static double linear(double encoded) {
        return Math.pow(Math.max(0, encoded), 2.2);
    }
}
