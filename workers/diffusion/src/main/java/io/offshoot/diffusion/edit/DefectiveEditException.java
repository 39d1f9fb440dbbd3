package io.offshoot.diffusion.edit;

/** An edit gave no usable picture however often it was tried. */
public final class DefectiveEditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what was wrong and what to do */
    public DefectiveEditException(String sentence) {
        super(sentence);
    }
}
