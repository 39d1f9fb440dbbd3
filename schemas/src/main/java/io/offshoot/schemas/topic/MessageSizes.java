package io.offshoot.schemas.topic;

/**
 * Largest record batch of each kind of topic, in bytes, from the largest inline photo.
 *
 * @param image a photo and a mask of at most its size
 * @param editRequest the same with the concept's vectors and the edits
 * @param conceptRequest the example photos of a class
 * @param deadLetter the largest of them, with the reason in its headers
 * @param small records without photos
 */
record MessageSizes(int image, int editRequest, int conceptRequest, int deadLetter, int small) {

    private static final int MARGIN = 1 << 20;
    private static final int EXAMPLES = 16;

    static MessageSizes of(int maxInlineBytes) {
        int image = 2 * maxInlineBytes + MARGIN;
        int conceptRequest = EXAMPLES * maxInlineBytes + MARGIN;
        return new MessageSizes(image, image + MARGIN, conceptRequest, conceptRequest + MARGIN, 2 * MARGIN);
    }
}
