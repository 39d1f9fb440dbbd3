package io.offshoot.simulator.species;

/** What is drawn on a leaf in a second colour. */
public enum LeafPattern {
    PLAIN,
    COLOURED_VEINS,
    COLOURED_MARGIN,
    COLOURED_CENTRE,
    SPOTTED
}
