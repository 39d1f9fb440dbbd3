package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;
import java.util.List;

/** What the plants stand in: the colours of its grains, their size in millimetres, how uneven and how wet it is. */
enum GroundKind {
    GRAVEL(
            "gravel",
            2.4,
            0.45,
            0.12,
            false,
            List.of(
                    Colour.srgb(172, 146, 118),
                    Colour.srgb(146, 116, 88),
                    Colour.srgb(188, 168, 144),
                    Colour.srgb(122, 98, 78),
                    Colour.srgb(176, 128, 82),
                    Colour.srgb(112, 104, 98),
                    Colour.srgb(200, 186, 168))),
    GREY_GRAVEL(
            "grey gravel",
            3,
            0.5,
            0.12,
            false,
            List.of(
                    Colour.srgb(140, 138, 136),
                    Colour.srgb(104, 104, 108),
                    Colour.srgb(182, 178, 172),
                    Colour.srgb(126, 118, 108))),
    SAND(
            "sand",
            0.9,
            0.35,
            0.1,
            false,
            List.of(
                    Colour.srgb(196, 168, 128),
                    Colour.srgb(176, 146, 106),
                    Colour.srgb(212, 190, 154),
                    Colour.srgb(140, 112, 84))),
    DARK_SOIL(
            "dark soil",
            1.3,
            0.65,
            0.4,
            false,
            List.of(
                    Colour.srgb(74, 56, 44),
                    Colour.srgb(58, 44, 36),
                    Colour.srgb(92, 72, 56),
                    Colour.srgb(66, 54, 48))),
    DRY_SOIL(
            "dry soil",
            1.5,
            0.7,
            0.4,
            false,
            List.of(
                    Colour.srgb(158, 128, 100),
                    Colour.srgb(140, 110, 84),
                    Colour.srgb(174, 146, 118),
                    Colour.srgb(124, 98, 76))),
    WET_SOIL(
            "wet soil",
            1.4,
            0.65,
            0.4,
            true,
            List.of(Colour.srgb(72, 50, 38), Colour.srgb(56, 40, 30), Colour.srgb(86, 62, 46))),
    RED_SOIL(
            "red soil",
            1.4,
            0.7,
            0.4,
            false,
            List.of(
                    Colour.srgb(142, 92, 70),
                    Colour.srgb(122, 78, 60),
                    Colour.srgb(156, 108, 84),
                    Colour.srgb(104, 66, 54))),
    SPECKED_SAND(
            "sand",
            0.45,
            0.45,
            0.3,
            false,
            List.of(
                    Colour.srgb(140, 108, 76),
                    Colour.srgb(122, 92, 64),
                    Colour.srgb(100, 78, 58),
                    Colour.srgb(164, 134, 100),
                    Colour.srgb(176, 116, 66),
                    Colour.srgb(136, 122, 106),
                    Colour.srgb(206, 188, 160),
                    Colour.srgb(74, 58, 46)));

    private static final List<GroundKind> FROM_AFAR =
            List.of(GRAVEL, GREY_GRAVEL, SAND, DARK_SOIL, DRY_SOIL, WET_SOIL, RED_SOIL);

    final String word;
    final double grain;
    final double spread;
    final double roughness;
    final boolean wet;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<Colour> colours;

    GroundKind(String word, double grain, double spread, double roughness, boolean wet, List<Colour> colours) {
        this.word = word;
        this.grain = grain;
        this.spread = spread;
        this.roughness = roughness;
        this.wet = wet;
        this.colours = colours;
    }

    /** What a camera sees that shows whole plants: gravel in half of the photos, some soil or sand in the others. */
    static GroundKind draw(Dice dice) {
        return dice.chance(0.45) ? GRAVEL : dice.pick(FROM_AFAR);
    }
}
