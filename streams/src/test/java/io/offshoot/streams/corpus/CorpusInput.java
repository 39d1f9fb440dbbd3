package io.offshoot.streams.corpus;

/**
 * One input of the corpus.
 *
 * @param name what it is, with the number it was drawn from
 * @param family the kind of damage
 * @param image the bytes sent as the photo
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never changed
record CorpusInput(String name, Family family, byte[] image) {

    /** What may become of an input. */
    enum Outcome {
        RESULT,
        DEAD_LETTER,
        EITHER
    }

    /** Kinds of input, with what has to become of them. */
    enum Family {
        WHOLE(Outcome.RESULT),
        CUT_OFF(Outcome.DEAD_LETTER),
        FLIPPED_BITS(Outcome.EITHER),
        BLANKED(Outcome.EITHER),
        FALSE_HEADER(Outcome.DEAD_LETTER),
        FOREIGN(Outcome.DEAD_LETTER),
        STUB(Outcome.DEAD_LETTER),
        NOISE(Outcome.DEAD_LETTER),
        BOMB(Outcome.DEAD_LETTER),
        LARGE(Outcome.EITHER);

        final Outcome outcome;

        Family(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
