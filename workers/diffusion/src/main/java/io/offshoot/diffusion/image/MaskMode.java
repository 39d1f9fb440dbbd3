package io.offshoot.diffusion.image;

/** Which part of a photo an edit may change, told by the mask of the object in it. */
public enum MaskMode {
    /** The object; its surroundings are protected. */
    OBJECT {
        @Override
        Mask repainted(Mask grown) {
            return grown;
        }
    },
    /** The surroundings; the object is protected. */
    BACKGROUND {
        @Override
        Mask repainted(Mask grown) {
            return grown.inverted();
        }
    };

    /**
     * The pixels that are repainted. The object's mask is grown first and only then inverted, as in DA-Fusion, so that a
     * protected object keeps its margin.
     *
     * @param object where the object is
     * @param grow size in pixels of the window that the mask is grown with, about half of it to each side; 0 for none
     */
    public Mask repainted(Mask object, int grow) {
        if (grow < 0) {
            throw new IllegalArgumentException("maskGrow must be at least 0, was " + grow);
        }
        return repainted(grow == 0 ? object : object.grown(grow));
    }

    abstract Mask repainted(Mask grown);
}
