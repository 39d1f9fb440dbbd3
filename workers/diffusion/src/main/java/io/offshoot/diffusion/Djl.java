package io.offshoot.diffusion;

/** The manners of the DJL library in this process. */
public final class Djl {

    private Djl() {}

    /**
     * Keeps DJL from downloading (its native libraries are on the class path) and from reporting its use to anyone. To
     * be called before DJL is first used; what the user has set stays as it is.
     */
    public static void stayOffline() {
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
